package dev.alidade.estate;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Between JSON, in which the estate's answers are written, and CBOR, which some services speak: the
 * part of RFC 8949 that has a counterpart in JSON. A whole number becomes an integer, any other one
 * a double; tags, such as the one of a time, are read over and not written.
 */
final class Cbor {

  private static final int UNSIGNED = 0;
  private static final int NEGATIVE = 1;
  private static final int BYTES = 2;
  private static final int TEXT = 3;
  private static final int ARRAY = 4;
  private static final int MAP = 5;
  private static final int TAG = 6;
  private static final int OTHER = 7;

  /** The length of what ends with a {@code break}. */
  private static final int INDEFINITE = 31;

  private static final int BREAK = 0xff;

  /** Beyond it a double does not hold every whole number. */
  private static final double EXACT = 1L << 53;

  private Cbor() {}

  /** Returns the value in CBOR. */
  static byte[] of(@Nullable Object value) {
    var bytes = new ByteArrayOutputStream();
    write(value, bytes);
    return bytes.toByteArray();
  }

  /**
   * Returns the value as {@link Json#parse} would.
   *
   * @throws RuntimeException where the bytes are not CBOR
   */
  static @Nullable Object parse(byte[] bytes) {
    return read(ByteBuffer.wrap(bytes));
  }

  private static void write(@Nullable Object value, ByteArrayOutputStream bytes) {
    switch (value) {
      case null -> bytes.write(OTHER << 5 | 22);
      case Boolean bool -> bytes.write(OTHER << 5 | (bool ? 21 : 20));
      case String text -> {
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        head(TEXT, utf8.length, bytes);
        bytes.writeBytes(utf8);
      }
      case Double number -> number(number, bytes);
      case List<?> list -> {
        head(ARRAY, list.size(), bytes);
        list.forEach(each -> write(each, bytes));
      }
      case Map<?, ?> map -> {
        head(MAP, map.size(), bytes);
        map.forEach(
            (key, each) -> {
              write(key, bytes);
              write(each, bytes);
            });
      }
      default -> throw new IllegalArgumentException("not of JSON: " + value.getClass());
    }
  }

  private static void number(double number, ByteArrayOutputStream bytes) {
    if (number == Math.rint(number) && Math.abs(number) <= EXACT) {
      long whole = (long) number;
      head(whole < 0 ? NEGATIVE : UNSIGNED, whole < 0 ? -1 - whole : whole, bytes);
    } else {
      bytes.write(OTHER << 5 | 27);
      bytes.writeBytes(ByteBuffer.allocate(Double.BYTES).putDouble(number).array());
    }
  }

  private static void head(int major, long length, ByteArrayOutputStream bytes) {
    if (length < 24) {
      bytes.write(major << 5 | (int) length);
    } else if (length <= 0xff) {
      bytes.write(major << 5 | 24);
      bytes.write((int) length);
    } else if (length <= 0xffff) {
      bytes.write(major << 5 | 25);
      bytes.writeBytes(ByteBuffer.allocate(Short.BYTES).putShort((short) length).array());
    } else if (length <= 0xffff_ffffL) {
      bytes.write(major << 5 | 26);
      bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt((int) length).array());
    } else {
      bytes.write(major << 5 | 27);
      bytes.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(length).array());
    }
  }

  private static @Nullable Object read(ByteBuffer bytes) {
    int first = bytes.get() & 0xff;
    int major = first >> 5;
    int low = first & 0x1f;
    return switch (major) {
      case UNSIGNED -> (double) length(low, bytes);
      case NEGATIVE -> (double) (-1 - length(low, bytes));
      case BYTES, TEXT -> text(low, bytes);
      case ARRAY -> array(low, bytes);
      case MAP -> map(low, bytes);
      case TAG -> {
        length(low, bytes);
        yield read(bytes);
      }
      default -> other(low, bytes);
    };
  }

  private static long length(int low, ByteBuffer bytes) {
    return switch (low) {
      case 24 -> bytes.get() & 0xffL;
      case 25 -> bytes.getShort() & 0xffffL;
      case 26 -> bytes.getInt() & 0xffff_ffffL;
      case 27 -> bytes.getLong();
      default -> low;
    };
  }

  private static String text(int low, ByteBuffer bytes) {
    if (low == INDEFINITE) {
      var text = new StringBuilder();
      while (!ended(bytes)) {
        text.append(read(bytes));
      }
      return text.toString();
    }
    var utf8 = new byte[(int) length(low, bytes)];
    bytes.get(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }

  private static List<@Nullable Object> array(int low, ByteBuffer bytes) {
    var list = new ArrayList<@Nullable Object>();
    long length = low == INDEFINITE ? Long.MAX_VALUE : length(low, bytes);
    for (long i = 0; i < length && !(low == INDEFINITE && ended(bytes)); i++) {
      list.add(read(bytes));
    }
    return list;
  }

  private static Map<String, @Nullable Object> map(int low, ByteBuffer bytes) {
    var map = new LinkedHashMap<String, @Nullable Object>();
    long length = low == INDEFINITE ? Long.MAX_VALUE : length(low, bytes);
    for (long i = 0; i < length && !(low == INDEFINITE && ended(bytes)); i++) {
      map.put(String.valueOf(read(bytes)), read(bytes));
    }
    return map;
  }

  private static @Nullable Object other(int low, ByteBuffer bytes) {
    return switch (low) {
      case 20 -> false;
      case 21 -> true;
      case 25 -> (double) Float.float16ToFloat(bytes.getShort());
      case 26 -> (double) bytes.getFloat();
      case 27 -> bytes.getDouble();
      default -> null;
    };
  }

  /** Whether a {@code break} comes next; it is taken. */
  private static boolean ended(ByteBuffer bytes) {
    boolean ended = (bytes.get(bytes.position()) & 0xff) == BREAK;
    if (ended) {
      bytes.get();
    }
    return ended;
  }
}
