/** Pictures for the newsroom's stories: drawn, as no photograph is ours to publish. Names are paths below `/foto/`. */
export const pictureNames = ['bandara', 'pasar', 'banjir', 'stadion', 'kapal', 'sawah'] as const;
export type PictureName = (typeof pictureNames)[number];

const size = 'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 540" preserveAspectRatio="xMidYMid slice"';
const sky = (top: string, bottom: string) =>
  `<defs><linearGradient id="s" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${top}"/><stop offset="1" stop-color="${bottom}"/></linearGradient></defs><rect width="960" height="540" fill="url(#s)"/>`;
const person = (x: number, y: number, shirt: string, scale = 1) =>
  `<g transform="translate(${x} ${y}) scale(${scale})"><circle cy="-58" r="15" fill="#6b4a3a"/><path d="M-24 0q0-42 24-42t24 42z" fill="${shirt}"/></g>`;
const people = (y: number, scale: number, shirts: string[], from = 90, gap = 110) =>
  shirts.map((shirt, index) => person(from + index * gap, y + (index % 2) * 12, shirt, scale)).join('');

const scenes: Record<PictureName, string> = {
  bandara: `${sky('#274b74', '#f3b37a')}<circle cx="760" cy="300" r="64" fill="#ffe1b0"/>
<path d="M0 372h960v168H0z" fill="#44566a"/><path d="M0 372h960v10H0z" fill="#5d7188"/><path d="M80 470h130m60 0h130m60 0h130m60 0h130m60 0h90" stroke="#c7d2de" stroke-width="8"/>
<g fill="#f5f7fa"><path d="M210 214l300 8q56 4 84 32-30 26-90 28l-292-2q-56-10-72-40z"/><path d="M160 218l-54-92h46l92 92z"/><path d="M330 262l-96 92h58l150-88z"/></g><path d="M140 242q16 26 72 38l292 2q40-2 66-14-150-6-430-26z" fill="#c8413b"/>
<g fill="#35506e"><circle cx="290" cy="236" r="6"/><circle cx="330" cy="237" r="6"/><circle cx="370" cy="238" r="6"/><circle cx="410" cy="239" r="6"/><circle cx="450" cy="240" r="6"/></g>
${people(520, 1.5, ['#e0a43b', '#3c7d86', '#b44b56', '#6a7fb3', '#d9d3c7', '#5a8f5a', '#c77b43'], 90, 130)}`,
  pasar: `${sky('#f9dfae', '#f2b37b')}<path d="M0 150h960v40H0z" fill="#a34f3e"/>
<g><path d="M20 150h180l-16 96H36z" fill="#d9534f"/><path d="M220 150h180l-16 96H236z" fill="#f7f1e3"/><path d="M420 150h180l-16 96H436z" fill="#3f8f6b"/><path d="M620 150h180l-16 96H636z" fill="#f7f1e3"/><path d="M820 150h140v96H836z" fill="#e5a823"/></g>
<path d="M0 330h960v210H0z" fill="#8a5a3b"/><path d="M0 330h960v22H0z" fill="#a8734d"/>
<g fill="#c8342f"><circle cx="120" cy="322" r="16"/><circle cx="150" cy="314" r="16"/><circle cx="180" cy="322" r="16"/><circle cx="140" cy="300" r="14"/><circle cx="166" cy="298" r="14"/></g><g fill="#4f9d4c"><ellipse cx="340" cy="316" rx="44" ry="20"/><ellipse cx="390" cy="310" rx="40" ry="22"/></g><g fill="#f0c23c"><circle cx="560" cy="318" r="18"/><circle cx="592" cy="312" r="18"/><circle cx="624" cy="318" r="18"/><circle cx="590" cy="290" r="16"/></g><g fill="#7d4f9e"><ellipse cx="800" cy="314" rx="16" ry="24"/><ellipse cx="832" cy="314" rx="16" ry="24"/><ellipse cx="862" cy="316" rx="16" ry="22"/></g>
${people(510, 1.7, ['#3c7d86', '#d9d3c7', '#b44b56', '#e0a43b', '#6a7fb3'], 130, 175)}`,
  banjir: `${sky('#5f7384', '#a9b8c1')}<g stroke="#d8e2e8" stroke-width="3" opacity=".6">${Array.from({ length: 40 }, (_, at) => `<path d="M${(at * 97) % 960} ${(at * 53) % 330}l-10 34"/>`).join('')}</g>
<g fill="#6d4c41"><path d="M90 230l130-80 130 80v170H90z" fill="#8d6e63"/><path d="M70 236l150-94 150 94z" fill="#a5443a"/><path d="M520 210l150-90 150 90v190H520z" fill="#90a4ae"/><path d="M498 218l172-106 172 106z" fill="#5d4037"/></g><g fill="#37474f"><rect x="140" y="270" width="52" height="60"/><rect x="250" y="270" width="52" height="60"/><rect x="570" y="260" width="56" height="64"/><rect x="710" y="260" width="56" height="64"/></g>
<path d="M0 370q60-18 120 0t120 0 120 0 120 0 120 0 120 0 120 0 120 0v170H0z" fill="#7b6a55"/><path d="M0 420q60-14 120 0t120 0 120 0 120 0 120 0 120 0 120 0 120 0v120H0z" fill="#8d7a62"/>
<path d="M330 440h250l-40 48H370z" fill="#e67e22"/>${person(410, 446, '#3c7d86', 1.2)}${person(480, 446, '#d9534f', 1.2)}`,
  stadion: `${sky('#0f2a4a', '#24588a')}<g fill="#fff6d5"><circle cx="140" cy="90" r="26"/><circle cx="820" cy="90" r="26"/></g><path d="M140 90l240 450H40zM820 90L580 540h340z" fill="#fff6d5" opacity=".12"/>
<path d="M0 210q480-90 960 0v110H0z" fill="#33475b"/><g fill="#d9534f">${Array.from({ length: 90 }, (_, at) => `<circle cx="${(at * 43) % 960}" cy="${206 + ((at * 29) % 90)}" r="6" fill="${['#d9534f', '#f7f1e3', '#e5a823', '#c0392b'][at % 4]}"/>`).join('')}</g>
<path d="M0 310h960v230H0z" fill="#3f8f4f"/><g fill="#4aa05b"><path d="M0 310h160v230H0zM320 310h160v230H320zM640 310h160v230H640z"/></g><path d="M480 310v230M0 314h960" stroke="#f7f1e3" stroke-width="5"/><ellipse cx="480" cy="430" rx="120" ry="52" fill="none" stroke="#f7f1e3" stroke-width="5"/>
${person(300, 470, '#c0392b', 1.5)}${person(640, 490, '#f7f1e3', 1.5)}${person(520, 430, '#c0392b', 1.2)}<circle cx="580" cy="478" r="13" fill="#fdfdfd"/>`,
  kapal: `${sky('#f6c58f', '#8ec7d9')}<circle cx="220" cy="230" r="70" fill="#fff1cf"/><path d="M0 300l140-90 120 70 150-110 170 130 140-80 240 80z" fill="#5d8a8f" opacity=".7"/>
<path d="M0 300h960v240H0z" fill="#2f7f97"/><g><path d="M250 330h520l-64 100H330z" fill="#f5f7fa"/><path d="M264 352h492l-16 26H286z" fill="#c8413b"/><path d="M360 250h320v80H360z" fill="#e8edf2"/><path d="M420 196h190v54H420z" fill="#f5f7fa"/><path d="M560 140h52v56h-52z" fill="#c8413b"/></g><g fill="#35506e"><rect x="384" y="272" width="36" height="24"/><rect x="440" y="272" width="36" height="24"/><rect x="496" y="272" width="36" height="24"/><rect x="552" y="272" width="36" height="24"/><rect x="608" y="272" width="36" height="24"/></g>
<g fill="none" stroke="#bfe3ea" stroke-width="8" opacity=".7"><path d="M0 450q60-22 120 0t120 0 120 0 120 0 120 0 120 0 120 0 120 0"/><path d="M-60 500q60-22 120 0t120 0 120 0 120 0 120 0 120 0 120 0 120 0 120 0"/></g>`,
  sawah: `${sky('#bfe3ea', '#fdf3d0')}<circle cx="720" cy="150" r="58" fill="#ffe08a"/><path d="M0 300l200-160 130 90 190-150 210 170 230-90v190H0z" fill="#6d9a8b"/><path d="M500 80l-58 46 30 10 28-22 30 24 34-8z" fill="#f5f7fa" opacity=".8"/>
<path d="M0 320q240-60 480-10t480-20v250H0z" fill="#8fbf5a"/><path d="M0 380q240-50 480-6t480-14v180H0z" fill="#7bb04b"/><path d="M0 440q240-40 480 0t480-10v110H0z" fill="#659a3d"/><g stroke="#4f7f2f" stroke-width="4">${Array.from({ length: 60 }, (_, at) => `<path d="M${(at * 61) % 960} ${400 + ((at * 37) % 130)}v-22"/>`).join('')}</g>
${person(330, 450, '#c77b43', 1.4)}<path d="M292 374l38-30 38 30z" fill="#e0c06a"/>${person(610, 470, '#3c7d86', 1.4)}<path d="M572 394l38-30 38 30z" fill="#e0c06a"/>`,
};

/** A picture as an SVG document. */
export const drawPicture = (name: PictureName): string => `<svg ${size}>${scenes[name]}</svg>`;
