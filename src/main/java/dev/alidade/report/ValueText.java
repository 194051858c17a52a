package dev.alidade.report;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values of the graph as people read them, on one line. */
final class ValueText {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private ValueText() {}

  /** The text of a value; nothing for null. */
  static String of(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Boolean yes -> yes ? "yes" : "no";
      case ZonedDateTime time -> minute(time.toOffsetDateTime());
      case OffsetDateTime time -> minute(time);
      case LocalDateTime time -> MINUTE.format(time);
      case LocalDate day -> day.toString();
      case List<?> list -> list.stream().map(ValueText::of).collect(Collectors.joining(", "));
      case Double number when number == Math.rint(number) && Math.abs(number) < 1e15 ->
          "%.1f".formatted(number);
      default -> printable(value.toString());
    };
  }

  private static String minute(OffsetDateTime time) {
    return MINUTE.format(time.withOffsetSameInstant(ZoneOffset.UTC)) + " UTC";
  }

  /**
   * A text without what would act on a terminal or a page instead of being read: control characters
   * such as the start of a terminal's escape sequences, and those that turn the direction of text
   * or cannot be seen. Each becomes U+FFFD; line breaks and tabs become spaces. The text of a
   * resource comes from whoever may name resources in an account.
   */
  static String printable(String text) {
    var clean = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              switch (Character.getType(c)) {
                case Character.CONTROL -> clean.append(c == '\n' || c == '\t' ? ' ' : '\uFFFD');
                case Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    clean.append('\uFFFD');
                default -> clean.appendCodePoint(c);
              }
            });
    return clean.toString();
  }
}
