package dev.alidade.estate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.JarURLConnection;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.jar.JarEntry;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkClient;

/**
 * The pages of any list that wants nothing to be said, asked by the SDK's client of its service, so
 * that a new service of the sample estate needs no line of a test.
 */
final class ListedBySdk {

  /** Beside it are those that do not wait for answers, and what implements both. */
  private static final Pattern CLIENT =
      Pattern.compile("(?!Default)[A-Za-z0-9]+(?<!Async)(?<!Base)Client\\.class");

  private final SdkClients clients;
  private final String region;

  ListedBySdk(SdkClients clients, String region) {
    this.clients = clients;
    this.region = region;
  }

  /**
   * The pages.
   *
   * @param operation the SDK's package of the service, a colon, and the operation
   */
  Stream<?> pages(String operation) {
    var colon = operation.indexOf(':');
    var client = client(operation.substring(0, colon));
    var name =
        operation.substring(colon + 1, colon + 2).toLowerCase(Locale.ROOT)
            + operation.substring(colon + 2);
    var answer =
        Stream.of(name + "Paginator", name)
            .flatMap(method -> asking(client.getClass().getInterfaces(), method))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(operation + " is not the SDK's"));
    return pagesOf(answer, client);
  }

  private static Stream<?> pagesOf(Method asking, SdkClient client) {
    try {
      Consumer<?> nothingSaid = request -> {};
      var answer = asking.invoke(client, nothingSaid);
      return answer instanceof Iterable<?> pages
          ? StreamSupport.stream(pages.spliterator(), false)
          : Stream.of(answer);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("The SDK cannot ask " + asking.getName(), e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The method that has its request told by a function; there is one for each operation. */
  private static Stream<Method> asking(Class<?>[] interfaces, String name) {
    return Arrays.stream(interfaces)
        .flatMap(type -> Arrays.stream(type.getMethods()))
        .filter(method -> method.getName().equals(name))
        .filter(
            method -> Arrays.equals(method.getParameterTypes(), new Class<?>[] {Consumer.class}));
  }

  private SdkClient client(String service) {
    var type = type(service);
    try {
      var builder = (AwsClientBuilder<?, ?>) type.getMethod("builder").invoke(null);
      return clients.client(builder, region);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("The SDK has no builder of " + type, e);
    }
  }

  /** The client's name follows from no rule: it is the one in the package of the service. */
  private static Class<?> type(String service) {
    var folder = "software/amazon/awssdk/services/" + service + "/";
    var place = Objects.requireNonNull(ListedBySdk.class.getClassLoader().getResource(folder));
    try {
      var names =
          ((JarURLConnection) place.openConnection())
              .getJarFile().stream()
                  .map(JarEntry::getName)
                  .filter(name -> name.startsWith(folder))
                  .map(name -> name.substring(folder.length()))
                  .filter(name -> CLIENT.matcher(name).matches())
                  .toList();
      if (names.size() != 1) {
        throw new IllegalStateException(service + " has not one client but " + names);
      }
      var simple = names.getFirst().substring(0, names.getFirst().length() - ".class".length());
      return Class.forName((folder + simple).replace('/', '.'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
