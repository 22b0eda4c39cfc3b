/**
 * Cities of India, Pakistan, Bangladesh, Nepal and Sri Lanka. Papers there end a dateline with a colon, in capitals or not:
 * "BHOPAL: ", "New Delhi: "; elsewhere words before a colon are what the sentence is about.
 */
const southAsia = `
new delhi, delhi, mumbai, kolkata, chennai, bengaluru, bangalore, hyderabad, ahmedabad, pune, jaipur, lucknow, kanpur
nagpur, indore, thane, bhopal, visakhapatnam, vizag, pimpri-chinchwad, patna, vadodara, ghaziabad, ludhiana, agra, nashik
faridabad, meerut, rajkot, varanasi, srinagar, aurangabad, dhanbad, amritsar, navi mumbai, prayagraj, allahabad, howrah, ranchi
jabalpur, gwalior, coimbatore, vijayawada, jodhpur, madurai, raipur, chandigarh, guwahati, solapur, hubballi, hubli
mysuru, mysore, tiruchirappalli, tiruchi, trichy, bareilly, aligarh, tiruppur, gurugram, gurgaon, moradabad, jalandhar
bhubaneswar, cuttack, warangal, guntur, noida, greater noida, dehradun, kochi, thiruvananthapuram, kozhikode, thrissur
kollam, kannur, palakkad, malappuram, alappuzha, kottayam, mangaluru, mangalore, belagavi, kalaburagi, tirupati, nellore
kurnool, rajahmundry, kakinada, tirunelveli, thoothukudi, vellore, puducherry, panaji, margao, shimla, manali
dharamshala, jammu, kargil, baramulla, anantnag, pulwama, ajmer, udaipur, bikaner, alwar, bhilwara, ujjain, rewa, satna
bilaspur, jagdalpur, jamshedpur, bokaro, muzaffarpur, bhagalpur, darbhanga, siliguri, asansol, durgapur, darjeeling
gangtok, shillong, imphal, aizawl, kohima, agartala, itanagar, silchar, dibrugarh, jorhat, port blair, gorakhpur, ayodhya
mathura, jhansi, saharanpur, muzaffarnagar, haridwar, rishikesh, nainital, panipat, karnal, rohtak, hisar, ambala, patiala
bathinda, mohali, panchkula, gandhinagar, bhavnagar, jamnagar, kolhapur, sangli, satara, nanded, akola, amravati
islamabad, karachi, lahore, rawalpindi, faisalabad, multan, peshawar, quetta, gujranwala, sialkot, sukkur, larkana, abbottabad
mardan, gilgit, muzaffarabad, bahawalpur, sargodha, gwadar, mirpurkhas
dhaka, chattogram, chittagong, sylhet, khulna, rajshahi, barishal, cumilla, cox's bazar, gazipur, narayanganj, mymensingh
kathmandu, pokhara, lalitpur, biratnagar, chitwan, birgunj, colombo, kandy, galle, jaffna, trincomalee, batticaloa, negombo
`;

export const southAsianPlaces: ReadonlySet<string> = new Set(
  southAsia
    .split(/[,\n]/)
    .map((place) => place.trim())
    .filter((place) => place !== ''),
);
