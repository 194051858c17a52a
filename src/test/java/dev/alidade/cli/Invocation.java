package dev.alidade.cli;

import dev.alidade.account.AccountSelection;
import dev.alidade.aws.CallTimeouts;
import dev.alidade.catalog.Catalogue;
import dev.alidade.catalog.ModuleSetting;
import dev.alidade.catalog.all.AwsCatalogue;
import dev.alidade.cli.settings.Problems;
import dev.alidade.cli.settings.SecretPrompt;
import dev.alidade.cli.settings.Surroundings;
import dev.alidade.cli.terminal.Terminal;
import dev.alidade.store.Neo4jSettings;
import dev.alidade.survey.Farewell;
import dev.alidade.survey.Progress;
import dev.alidade.survey.RunReport;
import dev.alidade.survey.SurveyRequest;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Runs the real command line with a surveyor that answers a report, or throws. */
final class Invocation implements Surveyor {

  private final Map<String, String> variables = new HashMap<>();
  private final Path home;
  private Supplier<RunReport> answer = Reports::complete;
  private List<String> awsProblems = List.of();
  private SecretPrompt prompt = SecretPrompt.NOBODY;
  private int catalogues;
  private boolean prepared;
  private boolean interrupted;
  private boolean closed;
  private CallTimeouts askedTimeouts = CallTimeouts.USUAL;
  private @Nullable SurveyRequest request;
  private @Nullable Neo4jSettings neo4j;
  private Graphs graphs =
      settings -> {
        throw new AssertionError("no graph was expected to be opened");
      };

  private Forgetter forgetter =
      new Forgetter() {
        @Override
        public Farewell.Outcome foresee(String accountId, Neo4jSettings neo4j) {
          throw new AssertionError("nobody was to be forgotten");
        }

        @Override
        public Farewell.Outcome forget(String accountId, String owner, Neo4jSettings neo4j) {
          throw new AssertionError("nobody was to be forgotten");
        }

        @Override
        public void interrupt() {}
      };

  private List<ModuleSetting<?>> ofModules = AwsCatalogue.settings();

  Invocation(Path home) {
    this.home = home;
  }

  /** What came of it. */
  record Result(int exitCode, String out, String err) {}

  Invocation with(String variable, String value) {
    variables.put(variable, value);
    return this;
  }

  Invocation whereModulesHave(ModuleSetting<?>... settings) {
    ofModules = List.of(settings);
    return this;
  }

  Invocation answering(Supplier<RunReport> report) {
    answer = report;
    return this;
  }

  Invocation reading(Graphs answering) {
    graphs = answering;
    return this;
  }

  Invocation forgetting(Forgetter answering) {
    forgetter = answering;
    return this;
  }

  Invocation atATerminal(SecretPrompt answering) {
    prompt = answering;
    return this;
  }

  Invocation withAwsProblems(String... problems) {
    awsProblems = List.of(problems);
    return this;
  }

  SurveyRequest request() {
    if (request == null) {
      throw new AssertionError("nothing was surveyed");
    }
    return request;
  }

  CallTimeouts timeouts() {
    return askedTimeouts;
  }

  Neo4jSettings neo4j() {
    if (neo4j == null) {
      throw new AssertionError("nothing was surveyed");
    }
    return neo4j;
  }

  boolean hasTouchedNothing() {
    return !prepared && request == null && catalogues == 0;
  }

  boolean hasSurveyed() {
    return request != null;
  }

  boolean wasInterrupted() {
    return interrupted;
  }

  boolean wasClosed() {
    return closed;
  }

  Result run(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    var surroundings = new Surroundings(variables, home, prompt);
    var clock = Clock.fixed(Reports.START, ZoneOffset.UTC);
    var version = new Version("0.1.0");
    Supplier<Catalogue> catalogue =
        () -> {
          catalogues++;
          return AwsCatalogue.create();
        };
    CommandLine.IFactory factory =
        new CommandLine.IFactory() {
          @Override
          public <K> K create(Class<K> type) throws Exception {
            if (type == SyncCommand.class) {
              return type.cast(
                  new SyncCommand(
                      surroundings, catalogue, Invocation.this, () -> Terminal.NONE, clock));
            }
            if (type == AccountsCommand.class) {
              return type.cast(new AccountsCommand(surroundings, () -> Terminal.NONE, clock));
            }
            if (type == DoctorCommand.class) {
              return type.cast(
                  new DoctorCommand(surroundings, catalogue, () -> Terminal.NONE, clock));
            }
            if (type == PlanCommand.class) {
              return type.cast(
                  new PlanCommand(surroundings, catalogue, () -> Terminal.NONE, clock));
            }
            if (type == ReportCommand.class) {
              return type.cast(new ReportCommand(surroundings, graphs, () -> Terminal.NONE, clock));
            }
            if (type == ForgetCommand.class) {
              return type.cast(
                  new ForgetCommand(surroundings, forgetter, () -> Terminal.NONE, clock));
            }
            if (type == PolicyCommand.class) {
              return type.cast(new PolicyCommand(surroundings, catalogue));
            }
            if (type == SetupCommand.class) {
              return type.cast(new SetupCommand(surroundings, catalogue));
            }
            if (type == SchemaCommand.class) {
              return type.cast(new SchemaCommand(surroundings, catalogue, () -> Terminal.NONE));
            }
            if (type == ModulesCommand.class) {
              return type.cast(new ModulesCommand(surroundings, catalogue, () -> Terminal.NONE));
            }
            if (type == CompletionCommand.class) {
              return type.cast(new CompletionCommand());
            }
            if (type == VersionCommand.class) {
              return type.cast(new VersionCommand(surroundings));
            }
            return type == Version.class
                ? type.cast(version)
                : CommandLine.defaultFactory().create(type);
          }
        };
    var exitCode =
        CommandLines.configured(new CommandLine(new AlidadeCommand(), factory), ofModules)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new Result(exitCode, out.toString(), err.toString());
  }

  @Override
  public @Nullable Prepared prepare(
      AccountSelection accounts, CallTimeouts timeouts, Problems problems) {
    askedTimeouts = timeouts;
    prepared = true;
    awsProblems.forEach(problems::add);
    return problems.any() ? null : new Answering();
  }

  private final class Answering implements Prepared {
    @Override
    public void askForCodes() {}

    @Override
    public RunReport run(SurveyRequest asked, Neo4jSettings into, Progress progress) {
      request = asked;
      neo4j = into;
      return answer.get();
    }

    @Override
    public void interrupt() {
      interrupted = true;
    }

    @Override
    public long calls() {
      return 0;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
