/**
 * What the page runs in the browser. In Teams' sign-in window a success is told to Teams, which closes the window;
 * after a failure the person reads first, and the button closes it. Anywhere else nothing happens: the page has said
 * everything already.
 */
export const popupScript = `(function () {
  'use strict';
  var teams = window.microsoftTeams;
  var outcome = document.body.dataset.outcome;
  var close = document.getElementById('close');
  if (!teams || !outcome) return;
  teams.app.initialize().then(function () {
    if (outcome === 'signed-in') {
      teams.authentication.notifySuccess(outcome);
      return;
    }
    close.hidden = false;
    close.addEventListener('click', function () {
      teams.authentication.notifyFailure(outcome);
    });
  }).catch(function () {
    close.hidden = true;
  });
})();
`;
