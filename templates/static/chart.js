// Takes over the figures that the server drew: tooltips on wide screens, downloads everywhere. Each figure carries its
// options and texts as JSON (reports/chart, type Island). The table below it stays as it is. On narrow screens and on
// paper the server's drawing stays.
import {init, registerCustomSeries} from './vendor/echarts.js';

const ACCENT = '#2a8596';
const MARK = '#c2571a';
const NARROW = 560;
const LINE = 17;
const BARS = {barMaxWidth: 18, barGap: '20%', barCategoryGap: '30%'};

// The looks of reports/chart/legend.go, in the same order: series differ without colour.
const stripes = (rotation, band) => ({symbol: 'rect', symbolSize: 1, rotation, color: ACCENT, dashArrayX: [1, 0], dashArrayY: [band, 6 - band]});
const LOOKS = [
  {color: ACCENT},
  {color: 'rgba(42,133,150,0.15)', decal: stripes(Math.PI / 4, 2.5)},
  {color: 'rgba(42,133,150,0.12)'},
  {color: 'rgba(42,133,150,0.15)', decal: stripes(0, 1.6)},
  {color: 'rgba(42,133,150,0.5)'},
  {color: 'rgba(42,133,150,0.15)', decal: stripes(-Math.PI / 4, 4)},
];

const pen = document.createElement('canvas').getContext('2d');

function textWidth(text, font) {
  pen.font = font;
  return pen.measureText(text).width;
}

// plain keeps ECharts from reading braces in a text as its own markup.
const plain = (text) => text.replaceAll('{', '{\u200b');

// mark draws what stands on and after a bar: whisker, diamond of the published figure, text.
// Its data are [low, high, reference, end, bar].
registerCustomSeries('sondeMark', (params, api) => {
  const {series, count, texts, ink, font} = params.itemPayload;
  const [low, high, reference, end, bar] = [0, 1, 2, 3, 4].map((i) => api.value(i));
  const offset = api.barLayout({count, ...BARS})[series].offsetCenter;
  const y = api.coord([0, bar])[1] + offset;
  const x = (value) => api.coord([value, bar])[0];
  const children = [];
  const line = (x1, y1, x2, y2) => children.push({type: 'line', shape: {x1, y1, x2, y2}, style: {stroke: ink, lineWidth: 1.5}});
  if (Number.isFinite(low) && Number.isFinite(high)) {
    line(x(low), y, x(high), y);
    line(x(low), y - 4, x(low), y + 4);
    line(x(high), y - 4, x(high), y + 4);
  }
  if (Number.isFinite(reference)) {
    const at = x(reference);
    children.push({type: 'polygon', shape: {points: [[at, y - 6], [at + 5, y], [at, y + 6], [at - 5, y]]}, style: {fill: MARK, stroke: ink}});
  }
  children.push({type: 'text', x: x(end) + 7, y, style: {text: plain(texts[bar]), fill: ink, font, verticalAlign: 'middle'}});
  return {type: 'group', children, silent: true};
});

// completed gives the options with what depends on the page: its width, ink and font.
function completed(island, width, ink, family) {
  const option = structuredClone(island.option);
  const font = `13px ${family}`;
  const labels = option.yAxis[0].data;
  const labelWidth = Math.min(0.36 * width, Math.max(...labels.map((l) => textWidth(l, font))) + 1);
  const room = width - labelWidth - 12;
  const max = option.xAxis[0].max;
  let plot = room - 20;
  const count = option.series.length;
  const marks = option.series.map((series, s) => {
    Object.assign(series, {...BARS, itemStyle: {...LOOKS[s % LOOKS.length], borderColor: ACCENT, borderWidth: 1}});
    const data = labels.map((_, b) => {
      const [low, high] = island.whiskers[s][b] ?? [NaN, NaN];
      const reference = island.references[s][b] ?? NaN;
      const end = Math.max(...[series.data[b].value, high, reference, 0].filter(Number.isFinite));
      if (end > 0) plot = Math.min(plot, (room - textWidth(island.texts[s][b], font) - 9) * max / end);
      if (island.small[s][b]) series.data[b].itemStyle = {borderType: 'dashed', ...(s % LOOKS.length === 0 && {color: 'rgba(42,133,150,0.4)'})};
      return [low, high, reference, end, b];
    });
    return {type: 'custom', renderItem: 'sondeMark', itemPayload: {series: s, count, texts: island.texts[s], ink, font},
      data, encode: {x: [0, 1, 2, 3], y: 4}, clip: false, silent: true, z: 5, tooltip: {show: false}};
  });
  option.series.push(...marks);
  const top = count > 1 ? 30 : 6;
  option.textStyle = {color: ink, fontFamily: family, fontSize: 13};
  option.grid = {left: labelWidth + 12, top, bottom: 26, width: Math.max(plot, 80)};
  Object.assign(option.legend, {selectedMode: false, textStyle: {color: ink}, data: count > 1 ? option.series.slice(0, count).map((s) => s.name) : []});
  Object.assign(option.xAxis[0], {splitLine: {lineStyle: {color: ink, opacity: 0.15}}});
  const step = option.xAxis[0].maxInterval;
  Object.assign(option.xAxis[0].axisLabel, {color: ink, formatter: (value) => island.ticks[Math.round(value / step)] ?? ''});
  Object.assign(option.yAxis[0], {axisTick: {show: false}, axisLine: {lineStyle: {color: ink}},
    axisLabel: {color: ink, fontSize: 13, lineHeight: LINE, width: labelWidth, overflow: 'break', interval: 0, formatter: plain}});
  option.tooltip.formatter = (p) => plain(p.seriesName && count > 1 ? `${p.name}\n${island.texts[p.seriesIndex][p.dataIndex]}` : `${p.name}: ${island.texts[p.seriesIndex][p.dataIndex]}`);
  const lines = Math.max(...labels.map((l) => Math.ceil(1.15 * textWidth(l, font) / labelWidth)));
  const row = Math.max(lines * LINE + 6, count * 20 + 12, 32);
  return {option, height: top + 26 + row * labels.length};
}

// download hands a file to the reader without a request.
function download(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

// png draws the SVG file on a canvas at twice its size.
function png(file) {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onerror = reject;
    image.onload = () => {
      const canvas = document.createElement('canvas');
      canvas.width = 2 * image.naturalWidth;
      canvas.height = 2 * image.naturalHeight;
      canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no image'))), 'image/png');
    };
    image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(file);
  });
}

function start(script) {
  const island = JSON.parse(script.textContent);
  const figure = script.closest('figure');
  const drawings = figure.querySelector('.drawings');
  for (const button of figure.querySelectorAll('button[data-download]')) {
    button.addEventListener('click', async () => {
      if (button.dataset.download === 'png') download(await png(island.file), `${island.code}.png`);
      else download(new Blob([island.file], {type: 'image/svg+xml'}), `${island.code}.svg`);
    });
    button.hidden = false;
  }

  const place = document.createElement('div');
  place.className = 'drawing-live';
  place.hidden = true;
  const legend = document.createElement('p');
  legend.className = 'note';
  legend.textContent = island.legend;
  legend.hidden = true;
  drawings.before(place, legend);
  let chart = null;
  const leave = () => {
    chart?.dispose();
    chart = null;
    place.hidden = legend.hidden = true;
    drawings.hidden = false;
  };
  const draw = () => {
    const width = figure.clientWidth;
    if (width < NARROW) return leave();
    const style = getComputedStyle(figure);
    const {option, height} = completed(island, width, style.color, style.fontFamily);
    leave();
    place.style.height = `${height}px`;
    place.hidden = false;
    legend.hidden = island.legend === '';
    drawings.hidden = true;
    chart = init(place, null, {renderer: 'svg', width, height});
    chart.setOption(option);
  };
  let drawn = 0;
  new ResizeObserver(() => {
    if (figure.clientWidth !== drawn) {
      drawn = figure.clientWidth;
      requestAnimationFrame(draw); // drawing inside the observer would make it report a loop
    }
  }).observe(figure);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
  addEventListener('beforeprint', leave);
  addEventListener('afterprint', draw);
}

for (const script of document.querySelectorAll('script[type="application/json"][data-figure]')) start(script);
