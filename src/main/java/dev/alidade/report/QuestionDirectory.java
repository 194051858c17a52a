package dev.alidade.report;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Somebody's own questions: the {@code .cypher} files of a directory, in the order of their names.
 */
public final class QuestionDirectory {

  private static final String ENDING = ".cypher";

  private final Path directory;

  /** The files of a directory. */
  public QuestionDirectory(Path directory) {
    this.directory = directory;
  }

  /**
   * Reads all files.
   *
   * @param problems is told what is wrong, a line each: the file, and where that is known the line
   * @return the questions of the files in which nothing is wrong
   */
  public List<Question> read(Consumer<String> problems) {
    var questions = new ArrayList<Question>();
    for (var file : files(problems)) {
      try {
        var name = String.valueOf(file.getFileName());
        var id = name.substring(0, name.length() - ENDING.length());
        questions.add(Question.parse(id, Files.readString(file)));
      } catch (QuestionException e) {
        e.problems().forEach(problem -> problems.accept(file + ": " + problem));
      } catch (CharacterCodingException e) {
        problems.accept(file + ": it is not UTF-8");
      } catch (IOException e) {
        problems.accept(file + ": it cannot be read");
      }
    }
    return List.copyOf(questions);
  }

  private List<Path> files(Consumer<String> problems) {
    try (var files = Files.list(directory)) {
      var found =
          files
              .filter(file -> file.toString().endsWith(ENDING) && Files.isRegularFile(file))
              .sorted()
              .toList();
      if (found.isEmpty()) {
        problems.accept(directory + ": no file ends in " + ENDING);
      }
      return found;
    } catch (IOException e) {
      problems.accept(directory + ": it is no directory that can be read");
      return List.of();
    }
  }
}
