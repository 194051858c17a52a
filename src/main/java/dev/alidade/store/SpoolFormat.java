package dev.alidade.store;

import dev.alidade.graph.LinkRow;
import dev.alidade.graph.LinkType;
import dev.alidade.graph.NodeRow;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Reporter;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How spooled rows look on disk: types by number, values with a tag of one byte. */
final class SpoolFormat {

  private final List<LinkType<?>> links;
  private final List<NodeType<?>> nodes;
  private final Map<Object, Integer> numbers = new IdentityHashMap<>();

  SpoolFormat(Collection<LinkType<?>> links, Collection<NodeType<?>> nodes) {
    this.links = List.copyOf(links);
    this.nodes = List.copyOf(nodes);
    for (var i = 0; i < this.links.size(); i++) {
      numbers.put(this.links.get(i), i);
    }
    for (var i = 0; i < this.nodes.size(); i++) {
      numbers.put(this.nodes.get(i), i);
    }
  }

  void write(DataOutputStream out, Object row) throws IOException {
    switch (row) {
      case LinkRow link -> {
        out.writeByte('l');
        out.writeShort(number(link.type()));
        value(out, link.accountId());
        value(out, link.reporter().mark());
        value(out, link.nearKey());
        value(out, link.farKey());
        properties(out, link.properties());
      }
      case NodeRow node -> {
        out.writeByte('n');
        out.writeShort(number(node.type()));
        value(out, node.accountId());
        value(out, node.reporter().mark());
        value(out, node.id());
        properties(out, node.properties());
      }
      default -> throw new IllegalStateException("Not a row: " + row);
    }
  }

  Object read(DataInputStream in) throws IOException {
    var kind = in.readByte();
    var number = in.readShort();
    var account = text(in);
    var reporter = new Reporter(text(in));
    if (kind == 'l') {
      return new LinkRow(links.get(number), account, reporter, key(in), key(in), properties(in));
    }
    return new NodeRow(nodes.get(number), account, reporter, text(in), properties(in), List.of());
  }

  private int number(Object type) {
    var number = numbers.get(type);
    if (number == null) {
      throw new IllegalArgumentException(
          "The resource that adds a row of " + type + " does not list it in nodes() or links()");
    }
    return number;
  }

  private static void properties(DataOutputStream out, Map<String, @Nullable Object> properties)
      throws IOException {
    out.writeShort(properties.size());
    for (var property : properties.entrySet()) {
      value(out, property.getKey());
      value(out, property.getValue());
    }
  }

  private static Map<String, @Nullable Object> properties(DataInputStream in) throws IOException {
    var size = in.readShort();
    var properties = new LinkedHashMap<String, @Nullable Object>(size * 2);
    for (var i = 0; i < size; i++) {
      properties.put(text(in), value(in));
    }
    return properties;
  }

  private static void value(DataOutputStream out, @Nullable Object value) throws IOException {
    switch (value) {
      case null -> out.writeByte('0');
      case String text -> {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeByte('s');
        out.writeInt(bytes.length);
        out.write(bytes);
      }
      case Boolean truth -> {
        out.writeByte('b');
        out.writeBoolean(truth);
      }
      case Integer number -> {
        out.writeByte('i');
        out.writeLong(number);
      }
      case Long number -> {
        out.writeByte('i');
        out.writeLong(number);
      }
      case Double number -> {
        out.writeByte('d');
        out.writeDouble(number);
      }
      case Float number -> {
        out.writeByte('d');
        out.writeDouble(number);
      }
      case Instant instant -> instant(out, instant);
      case ZonedDateTime time -> instant(out, time.toInstant());
      case Collection<?> many -> {
        out.writeByte('c');
        out.writeInt(many.size());
        for (var one : many) {
          value(out, one);
        }
      }
      default -> throw new IllegalArgumentException("Cannot store a " + value.getClass().getName());
    }
  }

  private static void instant(DataOutputStream out, Instant instant) throws IOException {
    out.writeByte('t');
    out.writeLong(instant.getEpochSecond());
    out.writeInt(instant.getNano());
  }

  private static @Nullable Object value(DataInputStream in) throws IOException {
    var tag = in.readByte();
    return switch (tag) {
      case '0' -> null;
      case 's' -> new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
      case 'b' -> in.readBoolean();
      case 'i' -> in.readLong();
      case 'd' -> in.readDouble();
      case 't' -> Instant.ofEpochSecond(in.readLong(), in.readInt()).atZone(ZoneOffset.UTC);
      case 'c' -> {
        var size = in.readInt();
        var many = new ArrayList<@Nullable Object>(size);
        for (var i = 0; i < size; i++) {
          many.add(value(in));
        }
        yield many;
      }
      default -> throw new IOException("The spool file is damaged: tag " + tag);
    };
  }

  private static Object key(DataInputStream in) throws IOException {
    var key = value(in);
    if (key == null) {
      throw new IOException("The spool file is damaged: a link without an end");
    }
    return key;
  }

  private static String text(DataInputStream in) throws IOException {
    return (String) key(in);
  }
}
