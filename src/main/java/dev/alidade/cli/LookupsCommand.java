package dev.alidade.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import picocli.CommandLine.Command;

/**
 * Says which classes, members, resources and services, a line of stdin each, this executable does
 * not find by name. A native image has only those that its build knew of, and only the image can
 * say which these are: the tests ask it for all that the same command found on the JVM. It makes
 * nothing, runs no code of what it finds, and is in no help.
 */
@Command(
    name = "lookups",
    hidden = true,
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Says what is not found by name (tests).")
final class LookupsCommand extends CheckedCommand {

  @Override
  ExitCode run() throws IOException {
    var out = commandLine().getOut();
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      var missing = missing(line);
      if (!missing.isEmpty()) {
        out.println(line + " (" + missing + ")");
      }
    }
    out.flush();
    return ExitCode.DONE;
  }

  /** Why it is not found; empty if it is. */
  private static String missing(String line) {
    try {
      return isThere(line.split(" ", -1)) ? "" : "not there";
    } catch (ReflectiveOperationException | LinkageError e) {
      return e.getClass().getSimpleName();
    }
  }

  private static boolean isThere(String[] words) throws ReflectiveOperationException {
    return switch (words[0]) {
      case "class" -> named(words[1]) != null;
      case "constructor" -> named(words[1]).getDeclaredConstructor(named(words, 2)) != null;
      case "method" -> method(named(words[1]), words[2], named(words, 3));
      case "field" -> named(words[1]).getDeclaredField(words[2]) != null;
      case "proxy" ->
          Proxy.newProxyInstance(loader(), named(words, 1), (proxy, method, given) -> "") != null;
      case "resource" -> loader().getResource(words[1]) != null;
      case "service" ->
          ServiceLoader.load(named(words[1])).stream()
              .anyMatch(provider -> provider.type().getName().equals(words[2]));
      default -> false;
    };
  }

  private static boolean method(Class<?> type, String name, Class<?>[] parameters)
      throws ReflectiveOperationException {
    return type.getDeclaredMethod(name, parameters) != null;
  }

  private static Class<?>[] named(String[] words, int from) throws ClassNotFoundException {
    List<Class<?>> types = new ArrayList<>();
    for (var word : Arrays.asList(words).subList(from, words.length)) {
      types.add(named(word));
    }
    return types.toArray(new Class<?>[0]);
  }

  private static Class<?> named(String name) throws ClassNotFoundException {
    var primitive = Class.forPrimitiveName(name);
    return primitive != null ? primitive : Class.forName(name, false, loader());
  }

  private static ClassLoader loader() {
    return LookupsCommand.class.getClassLoader();
  }
}
