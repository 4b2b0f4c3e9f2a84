/* Where pages are opened from a folder, browsers start no worker, and the search would be away; a hidden frame does the worker's part. */
if (location.protocol === "file:") {
  window.Worker = class {
    constructor(address) {
      const frame = document.createElement("iframe");
      frame.hidden = true;
      (document.body || document.documentElement).append(frame);
      this.inner = frame.contentWindow;
      this.inner.postMessage = data => this.onmessage?.({ data });
      const script = frame.contentDocument.createElement("script");
      this.loaded = new Promise(resolve => { script.onload = resolve; });
      script.src = address;
      frame.contentDocument.body.append(script);
      this.terminate = () => frame.remove();
    }

    postMessage(data) {
      this.loaded.then(() => this.inner.onmessage?.({ data }));
    }
  };
}
