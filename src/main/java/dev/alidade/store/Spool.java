package dev.alidade.store;

import dev.alidade.graph.LinkRow;
import dev.alidade.graph.LinkType;
import dev.alidade.graph.NodeRow;
import dev.alidade.graph.NodeType;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Rows that wait until both of their ends can exist: links, and descriptions of nodes that
 * something else creates. The first {@link #IN_MEMORY} stay in memory as long as the {@link
 * SpoolRoom} of the run has room, the rest go to a file of it, so that an account with a million
 * links costs no more memory than a small one, and a thousand accounts no more than ten.
 *
 * <p>Thread-safe for adding. Draining empties it, and happens once nobody adds any more.
 */
public final class Spool implements AutoCloseable {

  /** A few hundred bytes each: under a megabyte for an account. */
  private static final int IN_MEMORY = 2_000;

  /** As that of {@link BufferedOutputStream}; hundreds of spools may have one. */
  private static final int BUFFER = 8_192;

  private final SpoolFormat format;
  private final SpoolRoom room;
  private final List<Object> memory = new ArrayList<>();
  private @Nullable FileChannel file;
  private @Nullable DataOutputStream out;
  private long size;
  private long spooled;

  Spool(SpoolFormat format, SpoolRoom room) {
    this.format = format;
    this.room = room;
  }

  /** Keeps a link for later. */
  public synchronized void add(LinkRow row) {
    keep(row);
  }

  /** Keeps a description for later. */
  public synchronized void add(NodeRow row) {
    keep(row);
  }

  /** How many rows wait. */
  public synchronized long size() {
    return size;
  }

  private void keep(Object row) {
    size++;
    // What comes later must not be drained before what is in the file.
    if (out == null && memory.size() < IN_MEMORY && room.take()) {
      memory.add(row);
      return;
    }
    try {
      if (out == null) {
        file = room.file();
        out =
            new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(file), BUFFER));
      }
      format.write(out, row);
      spooled++;
    } catch (IOException e) {
      throw room.failed(e);
    }
  }

  /** Hands over every row and forgets it. */
  public synchronized void drain(Consumer<LinkRow> links, Consumer<NodeRow> descriptions) {
    memory.forEach(row -> hand(row, links, descriptions));
    forgetMemory();
    size = 0;
    if (out != null && file != null) {
      try {
        out.flush();
        file.position(0);
        var in =
            new DataInputStream(new BufferedInputStream(Channels.newInputStream(file), BUFFER));
        for (; spooled > 0; spooled--) {
          hand(format.read(in), links, descriptions);
        }
      } catch (IOException e) {
        throw room.failed(e);
      }
      close();
    }
  }

  private void forgetMemory() {
    room.give(memory.size());
    memory.clear();
  }

  private static void hand(Object row, Consumer<LinkRow> links, Consumer<NodeRow> descriptions) {
    switch (row) {
      case LinkRow link -> links.accept(link);
      case NodeRow node -> descriptions.accept(node);
      default -> throw new IllegalStateException("Not a row: " + row);
    }
  }

  /** Deletes what is left. */
  @Override
  public synchronized void close() {
    forgetMemory();
    size = 0;
    if (out != null) {
      try {
        out.close();
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot remove a temporary file", e);
      }
      out = null;
      file = null;
      spooled = 0;
    }
  }

  /** Whether a node row has to wait like a link. */
  public static boolean waits(NodeType<?> type) {
    return type.isFacet();
  }

  /** Whether a link can have more ends than this account's, however many it found already. */
  public static boolean reachesOtherAccounts(LinkType<?> type) {
    return !type.far().unique() || !type.near().unique();
  }
}
