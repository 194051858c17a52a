package dev.alidade.store;

import dev.alidade.graph.LinkRow;
import dev.alidade.graph.LinkType;
import dev.alidade.graph.NodeRow;
import dev.alidade.graph.NodeType;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Rows that wait until both of their ends can exist: links, and descriptions of nodes that
 * something else creates. The first {@link #IN_MEMORY} stay in memory, the rest go to a temporary
 * file, so that an account with a million links costs no more memory than a small one.
 *
 * <p>Thread-safe for adding. Draining empties it, and happens once nobody adds any more.
 */
public final class Spool implements AutoCloseable {

  /** A few hundred bytes each: under a megabyte for an account, also with hundreds of accounts. */
  private static final int IN_MEMORY = 2_000;

  private final SpoolFormat format;
  private final List<Object> memory = new ArrayList<>();
  private @Nullable Path file;
  private @Nullable DataOutputStream out;
  private long size;

  Spool(SpoolFormat format) {
    this.format = format;
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
    if (memory.size() < IN_MEMORY) {
      memory.add(row);
      return;
    }
    try {
      if (out == null) {
        file = Files.createTempFile("alidade-links-", ".spool");
        out =
            new DataOutputStream(
                new BufferedOutputStream(
                    Files.newOutputStream(file, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE), 1 << 16));
      }
      format.write(out, row);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot spool links to " + file + ": " + e.getMessage(), e);
    }
  }

  /** Hands over every row and forgets it. */
  public synchronized void drain(Consumer<LinkRow> links, Consumer<NodeRow> descriptions) {
    memory.forEach(row -> hand(row, links, descriptions));
    memory.clear();
    size = 0;
    if (out != null && file != null) {
      try {
        out.flush();
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
          while (true) {
            hand(format.read(in), links, descriptions);
          }
        } catch (EOFException e) {
          // The end of the file is how the last row is known.
        }
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot read links from " + file + ": " + e.getMessage(), e);
      }
      close();
    }
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
    memory.clear();
    size = 0;
    if (out != null) {
      try {
        out.close();
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot remove " + file + ": " + e.getMessage(), e);
      }
      out = null;
      file = null;
    }
  }

  /** Whether a node row has to wait like a link. */
  public static boolean waits(NodeType<?> type) {
    return Lane.waits(type);
  }

  /** Whether a link can have more ends than this account's, however many it found already. */
  public static boolean reachesOtherAccounts(LinkType<?> type) {
    return !type.far().unique() || !type.near().unique();
  }
}
