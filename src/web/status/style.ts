import { createHash } from 'node:crypto';

const style = `
:root{color-scheme:light dark;--back:#eef2f4;--panel:#fff;--line:#d5dde1;--text:#17242b;--soft:#4c5f69;--accent:#0f766e;--on:#fff;--good:#0b6b43;--good-b:#d9f3e6;--bad:#a51d16;--bad-b:#fbe3e1;--mid:#7a4a00;--mid-b:#fdeccc;--link:#0b5c98;font:15px/1.45 system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',Arial,sans-serif}
@media(prefers-color-scheme:dark){:root{--back:#0b1216;--panel:#152027;--line:#2a3b45;--text:#e8eff2;--soft:#a5b7c0;--accent:#2dd4bf;--on:#04211e;--good:#7fe3b5;--good-b:#113d2c;--bad:#ff9d94;--bad-b:#44201f;--mid:#ffcf7a;--mid-b:#41310f;--link:#7cc4f6}}
*{box-sizing:border-box}
body{margin:0;background:var(--back);color:var(--text)}
main,header{max-width:1080px;margin:0 auto;padding:0 16px}
header{display:flex;flex-wrap:wrap;gap:4px 16px;align-items:baseline;padding-top:20px}
h1{font-size:1.5rem;margin:0}h2{font-size:1.1rem;margin:0 0 12px}h3{font-size:1rem;margin:0;overflow-wrap:anywhere}
header p{margin:0;color:var(--soft)}header a{margin-left:auto}
a{color:var(--link)}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
section{background:var(--panel);border:1px solid var(--line);border-radius:14px;padding:16px;margin:16px 0}
.state{display:flex;flex-wrap:wrap;gap:4px 16px;align-items:center;margin:16px 0 0;padding:12px 16px;border-radius:14px;background:var(--good-b);color:var(--good);font-weight:600}
.state.bad{background:var(--bad-b);color:var(--bad)}
.state ul{margin:0;padding-left:20px;font-weight:400;width:100%}
.tiles{display:grid;grid-template-columns:repeat(auto-fill,minmax(150px,1fr));gap:12px;margin:16px 0;padding:0}
.tiles div{background:var(--panel);border:1px solid var(--line);border-radius:14px;padding:12px 14px}
.tiles dt,.tiles small{color:var(--soft);font-size:.85rem}
.tiles dd{margin:0}.tiles b{display:block;font-size:1.45rem;font-variant-numeric:tabular-nums}
.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,380px),1fr));gap:24px}
figure{margin:0}figcaption{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 12px;margin-bottom:6px}
figcaption span,.axis,.zone,.key{color:var(--soft);font-size:.85rem}
svg{display:block;width:100%;height:120px}
.bar{fill:var(--accent)}.ground{stroke:var(--line)}
.mark{stroke-width:3;vector-effect:non-scaling-stroke;stroke-linecap:round}.mark.median{stroke:var(--accent)}.mark.ninth{stroke:var(--mid)}
.axis{display:flex;justify-content:space-between;margin:2px 0 0}.zone,.key{margin:0}
.dot{display:inline-block;width:14px;height:3px;border-radius:2px;vertical-align:middle}.dot.median{background:var(--accent)}.dot.ninth{background:var(--mid);margin-left:12px}
details{margin-top:12px}summary{cursor:pointer;color:var(--link)}
table{border-collapse:collapse;width:100%;margin-top:8px;font-variant-numeric:tabular-nums}
th,td{text-align:left;padding:4px 8px 4px 0;border-bottom:1px solid var(--line);font-weight:400}thead th{color:var(--soft);font-size:.85rem;vertical-align:bottom}
form{display:flex;flex-wrap:wrap;gap:10px;align-items:end;margin-bottom:12px}
label{display:grid;gap:2px;font-size:.85rem;color:var(--soft);flex:1 1 180px}
input,select,button{font:inherit;color:var(--text);background:var(--back);border:1px solid var(--soft);border-radius:9px;padding:8px 10px;min-height:42px;width:100%}
button,.act{background:var(--accent);color:var(--on);border-color:var(--accent);cursor:pointer;font-weight:600;flex:0 0 auto;width:auto}
.act{display:inline-block;padding:9px 14px;border-radius:9px;text-decoration:none}
.list{list-style:none;margin:0;padding:0}.list>li{padding:10px 0;border-top:1px solid var(--line)}
.row{display:flex;flex-wrap:wrap;gap:2px 10px;align-items:baseline}
.meta{margin:2px 0 0;color:var(--soft);font-size:.9rem;overflow-wrap:anywhere}
.badge{border-radius:99px;padding:1px 9px;font-size:.82rem;font-weight:600;background:var(--back);color:var(--soft)}
.badge.well{background:var(--good-b);color:var(--good)}.badge.failing,.badge.error{background:var(--bad-b);color:var(--bad)}.badge.quiet,.badge.warn{background:var(--mid-b);color:var(--mid)}
progress{width:100%;height:10px;margin:6px 0 0;accent-color:var(--accent)}
.none{color:var(--soft);margin:0}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit;margin:4px 0 0}
`;

/** The page's style. Its text is what the policy knows it by, to the last space. */
export const styleElement = { html: `<style>${style}</style>` };

/** Lets the page use its own style, send its own form, and nothing else (https://www.w3.org/TR/CSP3/). */
export const contentPolicy = `default-src 'none'; img-src data:; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;
