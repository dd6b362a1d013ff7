// The receipt's page: the code that a QR carries behind "#" goes into the form, and out of the address.
function take() {
  const form = document.getElementById('ask');
  const code = decodeURIComponent(location.hash.slice(1)).trim();
  if (!form || !/^[0-9A-Za-z -]{26,40}$/.test(code)) return;
  history.replaceState(null, '', location.pathname);
  form.elements.namedItem('code').value = code;
  form.submit();
}

addEventListener('hashchange', take);
take();
