package dev.alidade.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers for a terminal: what was found, with what to do about it, then what was not found. */
public final class AnswersText {

  /** A line that is read with ease; tables may be wider. */
  private static final int WIDEST_PROSE = 100;

  /** No advice is longer; if one is, JSON has all of it. */
  private static final int MOST_LINES = 12;

  private final Screen screen;
  private final int mostRows;

  /**
   * Answers for a screen.
   *
   * @param mostRows how many rows of an answer are shown
   */
  public AnswersText(Screen screen, int mostRows) {
    this.screen = screen;
    this.mostRows = mostRows;
  }

  /** The lines, without line ends. */
  public List<String> lines(List<Answer> answers) {
    var lines = new ArrayList<String>();
    var nothing = new ArrayList<Question>();
    for (var answer : answers) {
      switch (answer) {
        case Answer.Found found when found.rows().isEmpty() -> nothing.add(found.question());
        case Answer.Found found -> {
          head(lines, found.question(), found.question().severity().word());
          found(lines, found);
        }
        case Answer.Unanswered unanswered -> {
          head(lines, unanswered.question(), "not answered");
          prose(lines, unanswered.reason());
        }
      }
    }
    if (!nothing.isEmpty()) {
      nothing(lines, nothing);
    }
    return List.copyOf(lines);
  }

  private void head(List<String> lines, Question question, String level) {
    if (!lines.isEmpty()) {
      lines.add("");
    }
    lines.add(
        screen.strong(question.title())
            + screen.faint(" [" + question.id() + ", " + level.toLowerCase(Locale.ROOT) + "]"));
  }

  private void found(List<String> lines, Answer.Found found) {
    var question = found.question();
    prose(
        lines,
        Stream.of(question.inWords(found.count()) + ".", question.advice())
            .filter(text -> text != null)
            .collect(Collectors.joining(" ")));
    lines.add("");
    lines.addAll(AnswerTable.of(found, mostRows).lines(screen));
    var left = found.rows().size() - mostRows;
    if (left > 0) {
      lines.add(
          screen.faint(
              "%s and %d more; --limit all shows them."
                  .formatted(screen.unicode() ? "…" : "...", left)));
    }
  }

  private void nothing(List<String> lines, List<Question> questions) {
    if (!lines.isEmpty()) {
      lines.add("");
    }
    lines.add(
        screen.strong(
            questions.size() == 1
                ? "One question found nothing"
                : questions.size() + " questions found nothing"));
    questions.forEach(
        question -> lines.add("  " + question.title() + screen.faint(" [" + question.id() + "]")));
  }

  private void prose(List<String> lines, String text) {
    lines.addAll(
        LineBreaks.of(
            ValueText.printable(text),
            Math.min(WIDEST_PROSE, screen.width()),
            MOST_LINES,
            screen.unicode() ? "…" : "..."));
  }
}
