package dev.alidade.cli.man;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The manual page of a command in the macros of man(7), of the same texts as its help.
 * https://man7.org/linux/man-pages/man7/groff_man.7.html
 */
public final class ManPage {

  /** Blanks of an example before a command; before what an example is of, there are two. */
  private static final String OF_COMMAND = "    ";

  /** A command, and behind it, in a column of its own, what it is for. */
  private static final Pattern WITH_MEANING = Pattern.compile("  (alidade .*?\\S) {2,}(\\S.*)");

  private final CommandSpec command;
  private final String version;
  private final String date;
  private final StringBuilder page = new StringBuilder();

  private ManPage(CommandLine command, String version, String date) {
    this.command = command.getCommandSpec();
    this.version = version;
    this.date = date;
  }

  /** What a page is called: {@code alidade-sync}. */
  public static String name(CommandLine command) {
    return command.getCommandSpec().qualifiedName("-");
  }

  /**
   * The page of a command.
   *
   * @param version of the program
   * @param date of its sources, such as 2026-11-27
   */
  public static String of(CommandLine command, String version, String date) {
    return new ManPage(command, version, date).written(command);
  }

  private String written(CommandLine commandLine) {
    var usage = command.usageMessage();
    page.append(
        ".TH %s 1 \"%s\" \"Alidade %s\" \"Alidade\"\n"
            .formatted(Roff.plain(name(commandLine).toUpperCase(Locale.ROOT)), date, version));
    // Blanks within commands stay single.
    page.append(".ad l\n");
    section("NAME");
    var what = usage.description()[0].replaceFirst("\\.$", "");
    line(
        Roff.plain(name(commandLine))
            + " \\- "
            + Roff.plain(what.substring(0, 1).toLowerCase(Locale.ROOT) + what.substring(1)));
    section("SYNOPSIS");
    synopsis();
    section("DESCRIPTION");
    paragraphs(List.of(usage.description()));
    if (!commandLine.getSubcommands().isEmpty()) {
      section("COMMANDS");
      shown(commandLine).forEach(this::subcommand);
    }
    section("OPTIONS");
    for (var parameter : command.positionalParameters()) {
      tagged(Roff.italic(parameter.paramLabel()), List.of(parameter.description()));
    }
    options().forEach(this::option);
    if (!usage.exitCodeList().isEmpty()) {
      section("EXIT STATUS");
      usage.exitCodeList().forEach((code, meaning) -> tagged(Roff.bold(code), List.of(meaning)));
    }
    section("EXAMPLES");
    examples(List.of(usage.footer()));
    section("SEE ALSO");
    line(seeAlso(commandLine));
    return page.toString();
  }

  private void synopsis() {
    var line = new StringBuilder(Roff.bold(command.qualifiedName()));
    if (command.subcommands().isEmpty()) {
      line.append(" [").append(Roff.italic("OPTIONS")).append(']');
      for (var parameter : command.positionalParameters()) {
        line.append(" [").append(Roff.italic(parameter.paramLabel())).append(']');
      }
    } else {
      line.append(' ').append(Roff.italic("COMMAND"));
      line.append(" [").append(Roff.italic("OPTIONS")).append(']');
    }
    line(line.toString());
  }

  private void subcommand(CommandLine subcommand) {
    var spec = subcommand.getCommandSpec();
    var usage = spec.usageMessage();
    var text = usage.header().length > 0 ? usage.header()[0] : usage.description()[0];
    var hasPage = !spec.helpCommand();
    tagged(
        Roff.bold(spec.name()),
        List.of(text + (hasPage ? " See " + name(subcommand) + "(1)." : "")));
  }

  /** In the order of the help. */
  private List<OptionSpec> options() {
    Comparator<OptionSpec> order =
        command.usageMessage().sortOptions()
            ? Comparator.comparing(OptionSpec::longestName)
            : Comparator.comparingInt(OptionSpec::order);
    return command.options().stream().filter(option -> !option.hidden()).sorted(order).toList();
  }

  private void option(OptionSpec option) {
    var value = option.arity().max() > 0 ? "=" + Roff.italic(option.paramLabel()) : "";
    tagged(
        List.of(option.names()).stream().map(Roff::bold).collect(Collectors.joining(", ")) + value,
        List.of(option.description()));
  }

  private void tagged(String tag, List<String> texts) {
    page.append(".TP\n").append(tag).append('\n');
    line(Roff.plain(String.join(" ", texts)));
  }

  /** Lines as the help shows them: what follows is a command, or a command with its meaning. */
  private void examples(List<String> lines) {
    var first = true;
    var inCommand = false;
    var begins = false;
    for (var text : lines) {
      var isCommand = text.startsWith(OF_COMMAND);
      if (inCommand && !isCommand) {
        page.append(".EE\n.RE\n");
      }
      var withMeaning = WITH_MEANING.matcher(text);
      if (isCommand) {
        page.append(inCommand ? "" : ".RS 4\n.EX\n")
            .append(Roff.plain(text.substring(OF_COMMAND.length())))
            .append('\n');
      } else if (withMeaning.matches()) {
        tagged(Roff.bold(withMeaning.group(1)), List.of(withMeaning.group(2)));
      } else if (text.startsWith("  alidade ")) {
        tagged(Roff.bold(text.strip()), List.of(""));
      } else if (text.isEmpty()) {
        begins = true;
      } else {
        page.append(begins || (!first && text.startsWith("  ")) ? ".PP\n" : "");
        line(Roff.plain(text.strip()));
        begins = false;
      }
      first = false;
      inCommand = isCommand;
    }
    page.append(inCommand ? ".EE\n.RE\n" : "");
  }

  private String seeAlso(CommandLine commandLine) {
    var parent = commandLine.getParent();
    var program = parent == null ? commandLine : parent;
    var others =
        shown(program)
            .filter(other -> other != commandLine && !other.getCommandSpec().helpCommand())
            .map(ManPage::name);
    var all = parent == null ? others : Stream.concat(Stream.of(name(program)), others);
    return all.map(name -> Roff.bold(name) + "(1)").collect(Collectors.joining(", "));
  }

  /** The commands of a program that are for people. */
  public static Stream<CommandLine> shown(CommandLine program) {
    return program.getSubcommands().values().stream()
        .filter(command -> !command.getCommandSpec().usageMessage().hidden());
  }

  private void section(String title) {
    page.append(".SH ").append(title.contains(" ") ? "\"" + title + "\"" : title).append('\n');
  }

  private void paragraphs(List<String> texts) {
    for (var i = 0; i < texts.size(); i++) {
      page.append(i == 0 ? "" : ".PP\n");
      line(Roff.plain(texts.get(i)));
    }
  }

  private void line(String text) {
    if (!text.isEmpty()) {
      page.append(Roff.lines(text));
    }
  }
}
