// Only the developer's server adds this to the page. Asks whether there is a newer edition; the answer
// comes when there is, or after a while without news.

const { made } = document.querySelector("script[data-made]").dataset;
const pause = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

for (;;) {
  try {
    const newest = await (await fetch(`-/newer-than/${made}`)).text();
    if (newest && newest !== made) location.reload();
  } catch {
    // the server is gone: perhaps it comes back
    await pause(1000);
  }
  await pause(100);
}
