// What Sonde takes from ECharts: bars, custom series (whiskers, marks), and the parts around them, drawn as SVG.
import {use, init, registerCustomSeries} from 'echarts/core';
import {BarChart, CustomChart} from 'echarts/charts';
import {AriaComponent, GridComponent, LegendComponent, TooltipComponent} from 'echarts/components';
import {SVGRenderer} from 'echarts/renderers';

use([BarChart, CustomChart, AriaComponent, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);
export {init, registerCustomSeries};
