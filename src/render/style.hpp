// The style of the HTML pages: light, dark and on paper. Text has a contrast of at least 4.5 : 1 with its background,
// and a colored area at least 3 : 1 with the page (WCAG 2.1, 1.4.3 and 1.4.11, level AA). Any two stages differ by at
// least 1.4 : 1, so that they can be distinguished without color vision. tests/browser measures all three.
#pragma once

namespace aicarbon::render {

inline constexpr const char* stylesheet = R"css(:root {
  color-scheme: light dark;
  --page: #ffffff; --card: #f5f7f9; --ink: #1b222b; --soft: #566170; --rule: #dfe4ea; --link: #1c5995;
  --manufacturing: #dd732c; --transport: #837013; --construction: #363d45; --operation: #1c5995; --end_of_life: #381040;
  --more: #b4531f; --less: #1c5995; --track: #eef1f4;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --page: #14181d; --card: #1c2229; --ink: #e8ebef; --soft: #a6b0bc; --rule: #313a44; --link: #7db8f5;
    --manufacturing: #f5af81; --transport: #f2e7a2; --construction: #738191; --operation: #50a0f1; --end_of_life: #8f4b9c;
    --more: #f5af81; --less: #50a0f1; --track: #20272e;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; background: var(--page); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, sans-serif;
  font-variant-numeric: tabular-nums; overflow-wrap: break-word;
}
main, footer { max-width: 62rem; margin: 0 auto; padding: 0 1.25rem; }
main { padding-top: 3rem; }
footer { padding-top: 1.5rem; padding-bottom: 3rem; }
h1, h2, h3, h4, p, dl, dd, ul, figure, table { margin: 0; padding: 0; }
h1 { font-size: 1.75rem; line-height: 1.2; font-weight: 650; letter-spacing: -0.01em; text-wrap: balance; overflow-wrap: anywhere; }
h2 { font-size: 1.25rem; line-height: 1.3; font-weight: 650; }
h3 { font-size: 1.0625rem; font-weight: 650; }
h4 { font-size: 1rem; font-weight: 650; }
section { padding-top: 3.5rem; }
section section { padding-top: 2.25rem; }
section > * + *, .report > * + * { margin-top: 1rem; }
figure + .box { margin-top: 2rem; }
a { color: var(--link); text-underline-offset: 0.15em; }
a:focus-visible, .box:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
code { font: 0.875em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
.long code, p code, dd code { overflow-wrap: anywhere; }
.soft, caption, .eyebrow { color: var(--soft); }
.eyebrow { font-size: 0.875rem; margin-bottom: 0.25rem; }
.note { font-size: 0.875rem; color: var(--soft); }
.nowrap { white-space: nowrap; }
.lead { max-width: 42rem; }

h1 + .box, .contents { margin-top: 1.75rem; }
.answer > * + p { margin-top: 1rem; }
.answer > .total + p { margin-top: 0.5rem; }
.report > .answer { padding-top: 0.25rem; }
.answer { padding: 1.75rem 0 0; }
.answer .total { font-size: 3rem; line-height: 1.1; font-weight: 700; letter-spacing: -0.02em; }
.answer .total .unit { font-size: 1.25rem; font-weight: 500; letter-spacing: 0; color: var(--soft); }
.answer .range { font-size: 1.125rem; }
.sentence { font-size: 1.375rem; line-height: 1.4; font-weight: 600; margin-top: 1.5rem; max-width: 46rem; text-wrap: balance; }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); gap: 0.75rem; margin-top: 1.75rem; }
.facts > div { background: var(--card); border-radius: 0.5rem; padding: 0.875rem 1rem; }
.facts dt { font-size: 0.875rem; color: var(--soft); }
.facts dd { font-weight: 600; }
.facts dd + dd { font-weight: 400; font-size: 0.875rem; color: var(--soft); }

.list > div { display: grid; grid-template-columns: 10rem 1fr; gap: 0 1rem; padding: 0.5rem 0; border-top: 1px solid var(--rule); }
.list dt { color: var(--soft); }
.list dd { min-width: 0; overflow-wrap: anywhere; }
.contents { list-style: none; }
.contents li { display: flex; justify-content: space-between; gap: 1rem; padding: 0.5rem 0; border-top: 1px solid var(--rule); }
.look { list-style: none; }
.look li { border-left: 3px solid var(--more); padding: 0.25rem 0 0.25rem 1rem; margin-top: 0.75rem; overflow-wrap: anywhere; }
.look li.note { font-size: inherit; color: inherit; border-left-color: var(--rule); }

.box { overflow-x: auto; position: relative; }
table { width: 100%; border-collapse: collapse; font-size: 0.9375rem; }
caption { text-align: left; font-size: 0.875rem; padding-bottom: 0.5rem; }
th, td { padding: 0.375rem 1rem 0.375rem 0; text-align: left; vertical-align: baseline; font-weight: 400; }
th:last-child, td:last-child { padding-right: 0; }
thead th { font-size: 0.8125rem; color: var(--soft); white-space: nowrap; border-bottom: 1px solid var(--rule); }
tbody tr + tr > * { border-top: 1px solid var(--rule); }
tbody tr.part > * { border-top-color: transparent; }
tr.whole > * { font-weight: 650; }
tbody + tbody tr.whole > * { padding-top: 1.25rem; }
tr.part > th { padding-left: 1.25rem; }
tr.off > * { color: var(--soft); }
.number { text-align: right; white-space: nowrap; }
.long { min-width: 15rem; overflow-wrap: anywhere; }
.under { display: block; font-size: 0.875rem; color: var(--soft); }
.aside { font-size: 0.875rem; color: var(--soft); margin-left: 0.5rem; white-space: nowrap; }

.chart { display: block; overflow: visible; }
.chart text { font-size: 13px; fill: var(--ink); }
.chart .value { fill: var(--soft); }
.chart .stage { stroke: var(--page); stroke-width: 1px; }
.chart .flow { stroke: none; opacity: 0.8; }
.chart.sides text { font-size: 12px; }
.chart.sides { padding: 0 136px; } /* the text is in the padding */
.manufacturing { fill: var(--manufacturing); background: var(--manufacturing); }
.transport { fill: var(--transport); background: var(--transport); }
.construction { fill: var(--construction); background: var(--construction); }
.operation { fill: var(--operation); background: var(--operation); }
.end_of_life { fill: var(--end_of_life); background: var(--end_of_life); }
.more, .at-high { fill: var(--more); background: var(--more); }
.less, .at-low { fill: var(--less); background: var(--less); }
.sum, .node { fill: var(--soft); background: var(--soft); }
.track { fill: var(--track); }
.zero { stroke: var(--ink); stroke-width: 1px; }
.join { stroke: var(--rule); stroke-width: 1px; }
.key { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; list-style: none; margin: 0.75rem 0 0; padding: 0; font-size: 0.875rem; }
.key li { display: flex; align-items: center; gap: 0.5rem; }
.swatch { width: 0.75rem; height: 0.75rem; border-radius: 2px; flex: none; }

@media (max-width: 40rem) {
  main { padding-top: 1.75rem; }
  .answer .total { font-size: 2.375rem; }
  .list > div { grid-template-columns: 1fr; }
  .facts { grid-template-columns: 1fr 1fr; gap: 0.5rem; }
  .facts > div { padding: 0.625rem 0.75rem; }
  table { font-size: 0.875rem; }
  th, td { padding-right: 0.75rem; }
  tr.part > th { padding-left: 0.75rem; }
  caption { max-width: calc(100vw - 2.5rem); }
  .long { min-width: 9rem; }
  .aside { display: block; margin-left: 0; }

  .fold, .fold caption, .fold thead, .fold tbody, .stack, .stack caption, .stack tbody { display: block; }
  .fold tr > *, .stack tr > * { border: 0; padding: 0; }
  .fold tr, .stack tr { padding: 0.375rem 0; }
  .fold tbody tr + tr, .stack tbody tr + tr { border-top: 1px solid var(--rule); }
  .fold tbody tr.part { border-top-color: transparent; }
  .fold tr { display: grid; grid-template-columns: minmax(0, 1fr) auto; column-gap: 0.75rem; }
  .fold.shares tr { grid-template-columns: minmax(0, 1fr) auto 3rem; }
  .fold thead tr { border-bottom: 1px solid var(--rule); }
  .fold tr > :first-child { grid-row: 1 / span 2; overflow-wrap: anywhere; }
  .fold tr > :nth-child(3):not(:empty) { grid-area: 2 / 2; }
  .fold tbody tr > :nth-child(3) { color: var(--soft); font-size: 0.8125rem; font-weight: 400; }
  .fold tr > :nth-child(4) { grid-area: 1 / 3; }

  .stack thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .stack tr { display: flex; flex-wrap: wrap; gap: 0 1rem; }
  .stack tbody th { order: -1; flex: 1 0 100%; min-width: 0; }
  .stack td { text-align: left; }
  .stack td.long { flex: 1 0 100%; min-width: 0; }
  .stack td:empty { display: none; }
  .stack td::before { color: var(--soft); font-size: 0.8125rem; margin-right: 0.375rem; }
  .stack td:nth-child(1)::before { content: var(--c1); }
  .stack td:nth-child(2)::before { content: var(--c2); }
  .stack td:nth-child(3)::before { content: var(--c3); }
  .stack td:nth-child(4)::before { content: var(--c4); }
  .stack td:nth-child(5)::before { content: var(--c5); }
  .stack td:nth-child(6)::before { content: var(--c6); }
  .stack td:nth-child(7)::before { content: var(--c7); }
}
@media print {
  @page { margin: 16mm; }
  html { font-size: 9.5pt; }
  main, footer { max-width: none; padding-left: 0; padding-right: 0; }
  main { padding-top: 0; }
  section { padding-top: 1.5rem; }
  figure, tr, .look li, .facts > div { break-inside: avoid; }
  h2, h3, h4, caption { break-after: avoid; }
  thead { display: table-header-group; }
  .box { overflow: visible; }
  thead th { white-space: normal; }
  th, td { padding-right: 0.625rem; }
  .long { min-width: 0; }
  a { color: inherit; text-decoration: none; }
  .chart, .swatch { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
)css";

}  // namespace aicarbon::render
