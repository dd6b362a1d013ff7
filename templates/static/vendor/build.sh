#!/bin/sh
# Makes echarts.js again from the packages listed in VENDOR.md: fetches them by name and version, checks their sums,
# bundles with esbuild, and tells whether the result is the file that is kept here. Needs npm, node, tar and sha256sum.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm pack --silent echarts@6.1.0 zrender@6.1.0 tslib@2.3.0 esbuild@0.28.2 @esbuild/linux-x64@0.28.2 >/dev/null
sha256sum --check --quiet <<'SUMS'
681aff88cc1038c3fa941a3a53d1b177a52250b05335efc607d6105ae13be481  echarts-6.1.0.tgz
38f2fb722a638be016ca0175b139c40c886ef47fc2afdb741b2e7e7ae9683f9c  zrender-6.1.0.tgz
ae285639feff7e3c39de4626352181a5d73b815725e42639b411c43848abffdb  tslib-2.3.0.tgz
e045f94c235c7adc50e77ba2a579c7bec41b496b6b47c3a7845f7c1e19959a88  esbuild-0.28.2.tgz
9573bb2233aab0f9ea7647d5cca9726113cc1768de61d66b17267f4db84488f6  esbuild-linux-x64-0.28.2.tgz
SUMS

unpack() { mkdir -p "node_modules/$2" && tar xzf "$1" -C "node_modules/$2" --strip-components=1; }
unpack echarts-6.1.0.tgz echarts
unpack zrender-6.1.0.tgz zrender
unpack tslib-2.3.0.tgz tslib
unpack esbuild-0.28.2.tgz esbuild
unpack esbuild-linux-x64-0.28.2.tgz @esbuild/linux-x64

cp "$here/echarts.entry.js" entry.js
node_modules/@esbuild/linux-x64/bin/esbuild entry.js --bundle --minify --format=esm --target=es2018 \
  --define:process.env.NODE_ENV='"production"' --legal-comments=none --log-level=warning \
  --banner:js='/*! Apache ECharts 6.1.0 (Apache-2.0), zrender 6.1.0 (BSD-3-Clause), tslib 2.3.0 (0BSD): see VENDOR.md */' \
  --outfile=echarts.js
cp echarts.js "$here/echarts.js"
cp node_modules/echarts/LICENSE "$here/echarts.LICENSE.txt"
cp node_modules/echarts/NOTICE "$here/echarts.NOTICE.txt"
cp node_modules/zrender/LICENSE "$here/zrender.LICENSE.txt"
cd "$here"
sed -n 's/^| echarts.js | \([0-9a-f]*\) |$/\1  echarts.js/p' VENDOR.md | sha256sum --check
