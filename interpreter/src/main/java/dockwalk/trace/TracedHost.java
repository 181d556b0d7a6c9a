package dockwalk.trace;

import dockwalk.exec.CacheKey;
import dockwalk.exec.CacheLookup;
import dockwalk.exec.Change;
import dockwalk.exec.Event;
import dockwalk.exec.Host;
import dockwalk.image.Platform;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiConsumer;

/** A host that knows the bases of a session, and can do nothing at all. */
record TracedHost(List<Trace.Base> bases) implements Host.Images, Host.Sandbox, Host.StepCache {

  static Host of(Trace trace) {
    TracedHost host = new TracedHost(trace.bases());
    return new Host(
        host,
        new TracedContext(trace.context()),
        new TracedLayers(trace.files()),
        new TracedContents(trace.contents()),
        Host.Sources.NONE,
        host,
        host,
        InstantSource.system());
  }

  @Override
  public Host.Base resolve(String reference, Platform platform) throws IOException {
    return bases.stream()
        .filter(base -> base.reference().equals(reference) && base.platform().equals(platform))
        .findFirst()
        .map(Trace.Base::found)
        .orElseThrow(() -> new IOException("the trace does not hold the image " + reference));
  }

  @Override
  public Host.Ran run(Host.Job job, BiConsumer<Event.Stream, String> output) throws IOException {
    throw new IOException("nothing can be executed in a trace");
  }

  @Override
  public CacheLookup look(CacheKey key, Host.Place place) throws IOException {
    throw new IOException("a trace has no cache");
  }

  @Override
  public void put(CacheKey key, Host.Place place, Change change) throws IOException {
    throw new IOException("a trace has no cache");
  }
}
