package dev.alidade.survey;

import dev.alidade.catalog.Resource;
import dev.alidade.graph.LinkRow;
import dev.alidade.graph.LinkType;
import dev.alidade.graph.MadeOf;
import dev.alidade.graph.NoIdException;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Place;
import dev.alidade.graph.Reporter;
import dev.alidade.graph.Rows;
import dev.alidade.graph.Tag;
import dev.alidade.store.Known;
import dev.alidade.store.Spool;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where the rows of one scope go: nodes to the writer, what has to wait to a spool. It takes only
 * what the resource declares, since the sweep goes by the declarations; it says of each row who
 * reported it; an item without an id costs that item.
 */
final class RowSink implements Rows {

  private final Outlet outlet;
  private final Resource resource;
  private final Place place;
  private final Consumer<String> withoutId;
  private final LongAdder nodes = new LongAdder();
  private final LongAdder links = new LongAdder();
  private final Set<String> wholes = ConcurrentHashMap.newKeySet();

  RowSink(Outlet outlet, Resource resource, Place place, Consumer<String> withoutId) {
    this.outlet = outlet;
    this.resource = resource;
    this.place = place;
    this.withoutId = withoutId;
  }

  @Override
  public <T> void add(NodeType<T> type, T item) {
    add(type, item, null);
  }

  @Override
  public <T> void link(LinkType<T> type, T item) {
    if (!resource.links().contains(type)) {
      throw undeclared(type);
    }
    type.rows(item, place, this::keep);
  }

  @Override
  public Set<String> seen(NodeType<?> type, Collection<String> ids) {
    if (!resource.nodes().contains(type) || !type.immutable()) {
      throw undeclared(type);
    }
    var known = outlet.seen(type, place, ids);
    nodes.add(known.size());
    return known;
  }

  @Override
  public void whole(String name, Consumer<Rows> parts) {
    var reporter = Reporter.whole(name);
    parts.accept(new Parts(reporter));
    wholes.add(reporter.mark());
  }

  /** The marks of the wholes that were added to their end. */
  Set<String> wholes() {
    return Set.copyOf(wholes);
  }

  /** Node rows so far. */
  long nodes() {
    return nodes.sum();
  }

  /** Link rows so far. */
  long links() {
    return links.sum();
  }

  private final class Parts implements Rows {
    private final Reporter whole;

    Parts(Reporter whole) {
      this.whole = whole;
    }

    @Override
    public <T> void add(NodeType<T> type, T item) {
      RowSink.this.add(type, item, whole);
    }

    @Override
    public <T> void link(LinkType<T> type, T item) {
      throw undeclared(type);
    }
  }

  private <T> void add(NodeType<T> type, T item, @Nullable Reporter whole) {
    if (!resource.nodes().contains(type) || type.partOfAWhole() != (whole != null)) {
      throw undeclared(type);
    }
    try {
      var row = type.row(item, place);
      if (type.immutable()) {
        row = row.with(Known.PROPERTY, Known.of(outlet.version(), type, item, place));
      }
      if (whole != null) {
        row = row.reportedBy(whole);
      }
      if (Spool.waits(type)) {
        outlet.keep(row);
      } else {
        outlet.write(row);
      }
      if (type.lastWord()) {
        outlet.repeatAtTheEnd(row);
      }
    } catch (NoIdException e) {
      withoutId.accept(e.label());
      return;
    }
    nodes.increment();
    var parts = type.madeOf();
    if (parts != null) {
      addParts(parts, item);
    }
    type.linkRows(item, place, link -> keep(whole == null ? link : link.reportedBy(whole)));
    if (outlet.takesTags()) {
      type.tags(item).forEach(tag -> outlet.writeOnce(Tag.TYPE.row(tag, place)));
    }
  }

  private <T, P> void addParts(MadeOf<T, P> madeOf, T item) {
    madeOf.parts().apply(item).forEach(part -> add(madeOf.part(), part));
  }

  private void keep(LinkRow link) {
    if (outlet.takesTags() || !Tag.isEndOf(link.type())) {
      outlet.keep(link);
      links.increment();
    }
  }

  private IllegalStateException undeclared(Object type) {
    return new IllegalStateException(
        resource.name() + " adds rows of " + type + ", which it does not declare like that");
  }
}
