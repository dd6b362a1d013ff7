// A slider beside the number of a range, in step with it. The number is the answer and what assistive technology is given;
// as long as it is empty the slider shows that there is no answer.

/** Puts sliders beside the numbers inside an element. */
export function sliders(root) {
  for (const scale of root.querySelectorAll('.scale')) {
    const number = scale.querySelector('input');
    if (number.type !== 'number') continue; // what was typed is no number: it is shown as it is
    const slider = document.createElement('input');
    slider.type = 'range';
    slider.tabIndex = -1;
    slider.ariaHidden = 'true';
    slider.ariaLabel = number.labels[0].textContent;
    for (const limit of ['min', 'max', 'step']) slider[limit] = number[limit];
    if ('descending' in scale.dataset) slider.dir = 'rtl';
    scale.prepend(slider);
    slider.addEventListener('input', (event) => {
      event.stopPropagation();
      number.value = slider.value;
      number.dispatchEvent(new Event('input', {bubbles: true}));
    });
    scale.addEventListener('input', () => follow(scale));
    scale.classList.add('slides');
    follow(scale);
  }
}

/** Brings the sliders inside an element to their numbers. */
export function follow(root) {
  for (const slider of root.querySelectorAll('input[type="range"]')) {
    const scale = slider.closest('.scale');
    const number = scale.querySelector('input[type="number"]');
    slider.value = number.value === '' ? scale.dataset.rest : number.value;
    scale.classList.toggle('unset', number.value === '');
  }
}
