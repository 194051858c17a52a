package dev.alidade.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuestionDirectoryTest {

  private static final String WHOLE =
      """
      // title: Users
      // one: user
      // many: users
      // columns: name
      // why: Just so.
      MATCH (u:AWSUser) RETURN u.name AS name
      """;

  private final List<String> problems = new ArrayList<>();

  @TempDir Path directory;

  @Test
  void theCypherFilesComeInTheOrderOfTheirNames() throws IOException {
    Files.writeString(directory.resolve("b.cypher"), WHOLE);
    Files.writeString(directory.resolve("a.cypher"), WHOLE);
    Files.writeString(directory.resolve("readme.md"), "no question");
    Files.createDirectory(directory.resolve("folder.cypher"));

    assertThat(read()).extracting(Question::id).containsExactly("a", "b");
    assertThat(problems).isEmpty();
  }

  @Test
  void theProblemsOfAllFilesAreToldWithFileAndLine() throws IOException {
    Files.writeString(directory.resolve("a.cypher"), WHOLE.replace("// why", "// wy"));
    Files.writeString(directory.resolve("b.cypher"), WHOLE.replace("name\n", "a b\n"));
    Files.write(directory.resolve("c.cypher"), new byte[] {(byte) 0xE4});
    Files.writeString(directory.resolve("d.cypher"), WHOLE);

    assertThat(read()).extracting(Question::id).containsExactly("d");
    assertThat(problems)
        .containsExactly(
            directory + "/a.cypher: line 5: unknown entry 'wy'",
            directory + "/a.cypher: the header lacks '// why: …'",
            directory
                + "/b.cypher: line 4: 'a b' is not a column: name, 'name: Heading' or 'name"
                + " (detail)'",
            directory + "/c.cypher: it is not UTF-8");
  }

  @Test
  void aDirectoryWithoutQuestionsOrThatIsNoneIsAProblem() {
    assertThat(read()).isEmpty();
    assertThat(problems).containsExactly(directory + ": no file ends in .cypher");
    problems.clear();

    new QuestionDirectory(directory.resolve("nowhere")).read(problems::add);
    assertThat(problems)
        .containsExactly(directory + "/nowhere: it is no directory that can be read");
  }

  private List<Question> read() {
    return new QuestionDirectory(directory).read(problems::add);
  }
}
