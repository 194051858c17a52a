package dev.alidade.lookup;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what was found by name, and who looked. Called by code that {@link LookupAgent} has
 * rewritten, and so static, as that code has no object to call.
 */
public final class Lookups {

  /** Each thing as {@code LookupsCommand} reads it, with the first class that looked it up. */
  private static final TreeMap<String, String> FOUND = new TreeMap<>();

  private Lookups() {}

  static synchronized void write(Path file) {
    try {
      Files.write(
          file,
          FOUND.entrySet().stream().map(one -> one.getKey() + "\t" + one.getValue()).toList());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** A class whose look-ups are not seen. */
  static void unread(String name) {
    add("unread " + name, "");
  }

  private static synchronized void add(String what, String caller) {
    FOUND.putIfAbsent(what, caller.replace('/', '.'));
  }

  public static void found(@Nullable Class<?> type, String caller) {
    if (type != null && !type.isHidden() && !type.isPrimitive() && !type.isArray()) {
      add("class " + type.getName(), caller);
    }
  }

  public static void found(@Nullable Executable member, String caller) {
    if (member == null || member.getDeclaringClass().isHidden()) {
      return;
    }
    var parameters =
        Arrays.stream(member.getParameterTypes())
            .map(type -> " " + type.getName())
            .collect(Collectors.joining());
    var owner = member.getDeclaringClass().getName();
    add(
        member instanceof Constructor
            ? "constructor " + owner + parameters
            : "method " + owner + " " + member.getName() + parameters,
        caller);
  }

  public static void found(Constructor<?> member, String caller) {
    found((Executable) member, caller);
  }

  public static void found(Method member, String caller) {
    found((Executable) member, caller);
  }

  public static void found(@Nullable Field member, String caller) {
    if (member != null && !member.getDeclaringClass().isHidden()) {
      add("field " + member.getDeclaringClass().getName() + " " + member.getName(), caller);
    }
  }

  /** Something that was made: by its constructor without parameters, or as a proxy. */
  public static void found(@Nullable Object made, String caller) {
    if (made == null) {
      return;
    }
    if (Proxy.isProxyClass(made.getClass())) {
      add(
          Arrays.stream(made.getClass().getInterfaces())
              .map(Class::getName)
              .collect(Collectors.joining(" ", "proxy ", "")),
          caller);
    } else if (!made.getClass().isHidden()) {
      add("constructor " + made.getClass().getName(), caller);
    }
  }

  public static void found(ServiceLoader<?> services, String caller) {
    var service = services.toString();
    var name = service.substring(service.indexOf('[') + 1, service.length() - 1);
    try {
      services.stream()
          .forEach(provider -> add("service " + name + " " + provider.type().getName(), caller));
    } catch (ServiceConfigurationError e) {
      // One that names what is not there; who loads it meets the same.
    }
  }

  public static @Nullable URL getResource(Class<?> from, String name, String caller) {
    return remembered(from.getResource(name), absolute(from, name), caller);
  }

  public static @Nullable InputStream getResourceAsStream(
      Class<?> from, String name, String caller) {
    return remembered(from.getResourceAsStream(name), absolute(from, name), caller);
  }

  public static @Nullable URL getResource(ClassLoader from, String name, String caller) {
    return remembered(from.getResource(name), name, caller);
  }

  public static @Nullable InputStream getResourceAsStream(
      ClassLoader from, String name, String caller) {
    return remembered(from.getResourceAsStream(name), name, caller);
  }

  public static Enumeration<URL> getResources(ClassLoader from, String name, String caller)
      throws IOException {
    var found = from.getResources(name);
    remembered(found.hasMoreElements() ? found : null, name, caller);
    return found;
  }

  private static <T> @Nullable T remembered(@Nullable T found, String name, String caller) {
    if (found != null) {
      add("resource " + name, caller);
    }
    return found;
  }

  private static String absolute(Class<?> from, String name) {
    return name.startsWith("/")
        ? name.substring(1)
        : from.getPackageName().replace('.', '/') + "/" + name;
  }
}
