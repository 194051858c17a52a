package dev.alidade.estate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.Utf8Entry;
import java.net.JarURLConnection;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.LocationTrait;
import software.amazon.awssdk.core.traits.RequiredTrait;
import software.amazon.awssdk.protocols.core.OperationInfo;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;

/**
 * The lines of {@code estate/services.txt} as the SDK's clients on the class path have them: read
 * from their marshallers and builders, so that nobody types a path. Writes the whole file to
 * standard output:
 *
 * <pre>java -cp CLASSPATH dev.alidade.estate.SdkServices</pre>
 */
final class SdkServices {

  /** Clients of the credential chain: the estate gives out credentials by other ways. */
  private static final Set<String> OF_SIGNING_IN = Set.of("signin", "sso", "ssooidc");

  /**
   * Where policies have another name for a service than its signatures.
   * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
   */
  private static final Map<String, String> ACTIONS =
      Map.of("cloudwatch", "cloudwatch", "resourcegroupstaggingapi", "tag");

  /** A survey only reads. */
  private static final Pattern READS =
      Pattern.compile("(?:Batch)?(?:Describe|Get|Head|List|Lookup|Search|Query)[A-Z].*");

  private static final Pattern MARSHALLER =
      Pattern.compile(
          "software/amazon/awssdk/services/([a-z0-9]+)/transform/(\\w+)RequestMarshaller\\.class");
  private static final Pattern CLIENT =
      Pattern.compile(
          "software/amazon/awssdk/services/([a-z0-9]+)/Default(\\w+(?<!Async))Client\\.class");

  private final String packageName;
  private final String clientName;
  private final Map<String, OperationInfo> operations;
  private final Set<String> constants;

  private SdkServices(String packageName, String clientName, Map<String, OperationInfo> operations)
      throws IOException {
    this.packageName = packageName;
    this.clientName = clientName;
    this.operations = operations;
    this.constants = constantsOf(type("Default" + clientName + "Client"));
  }

  public static void main(String[] arguments) {
    System.out.print(
        """
        # What the server knows of the services: written by SdkServices from the SDK's marshallers.
        # client, signing name, prefix of its actions in policies, protocol, version of the query API, whether it has regions;
        # below it, for REST, the path of every operation that reads, with what its query must have.
        """);
    lines().values().forEach(lines -> lines.forEach(System.out::println));
  }

  /** The lines of each service on the class path, by the name of the client's package. */
  static Map<String, List<String>> lines() {
    try {
      var lines = new TreeMap<String, List<String>>();
      for (URL manifest :
          Collections.list(
              SdkServices.class.getClassLoader().getResources("META-INF/MANIFEST.MF"))) {
        if (manifest.getPath().contains("/awssdk/")
            && manifest.openConnection() instanceof JarURLConnection jar) {
          for (SdkServices service : in(Collections.list(jar.getJarFile().entries()))) {
            lines.put(service.packageName, service.ownLines());
          }
        }
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the SDK's classes are not as expected", e);
    }
  }

  private static List<SdkServices> in(List<JarEntry> entries)
      throws IOException, ReflectiveOperationException {
    var operations = new TreeMap<String, OperationInfo>();
    var clients = new LinkedHashMap<String, String>();
    for (JarEntry entry : entries) {
      var client = CLIENT.matcher(entry.getName());
      if (client.matches() && !OF_SIGNING_IN.contains(client.group(1))) {
        clients.put(client.group(1), client.group(2));
      }
      var marshaller = MARSHALLER.matcher(entry.getName());
      if (marshaller.matches()) {
        var field =
            Class.forName(entry.getName().replace('/', '.').replaceFirst("\\.class$", ""))
                .getDeclaredField("SDK_OPERATION_BINDING");
        field.setAccessible(true);
        operations.put(marshaller.group(2), (OperationInfo) field.get(null));
      }
    }
    var services = new ArrayList<SdkServices>();
    for (var client : clients.entrySet()) {
      services.add(new SdkServices(client.getKey(), client.getValue(), operations));
    }
    return services;
  }

  private List<String> ownLines() throws ReflectiveOperationException {
    var lines = new ArrayList<String>();
    var protocol = protocol();
    lines.add(
        "%s %s %s %s %s %s"
            .formatted(
                packageName,
                said("signingName"),
                ACTIONS.getOrDefault(packageName, said("signingName")),
                protocol,
                operations.values().stream()
                    .map(OperationInfo::apiVersion)
                    .filter(version -> version != null)
                    .findFirst()
                    .orElse("-"),
                isRegional() ? "regional" : "global"));
    if (protocol.equals("s3") || protocol.startsWith("rest-")) {
      var paths = new TreeSet<String>();
      for (var operation : operations.entrySet()) {
        if (READS.matcher(operation.getKey()).matches()) {
          var path =
              operation.getValue().httpMethod()
                  + " "
                  + path(operation.getKey(), operation.getValue());
          // The first of two that nothing tells apart: S3's ListDirectoryBuckets has a host of its
          // own.
          if (paths.add(path)) {
            lines.add("  " + path + ' ' + nameOf(operation.getKey()));
          }
        }
      }
    }
    return lines;
  }

  /** The path with the parameters that the query must have, as {@code /{Bucket}?policy}. */
  private String path(String operation, OperationInfo binding) throws ReflectiveOperationException {
    var request = type("model." + operation + "Request");
    var parts = binding.requestUri().split("\\?", 2);
    var query = new TreeSet<String>();
    if (parts.length == 2) {
      query.addAll(List.of(parts[1].split("&")));
    }
    boolean ofBucket = false;
    for (SdkField<?> field : fieldsOf(request)) {
      var location = field.getTrait(LocationTrait.class);
      if (location.location() == MarshallLocation.QUERY_PARAM
          && field.containsTrait(RequiredTrait.class)) {
        query.add(location.locationName());
      }
      ofBucket |= packageName.equals("s3") && field.memberName().equals("Bucket");
    }
    // The SDK's rules for endpoints put the bucket before what the marshaller writes.
    var path = ofBucket ? "/{Bucket}" + parts[0] : parts[0];
    return query.isEmpty() ? path : path + '?' + String.join("&", query);
  }

  private static List<SdkField<?>> fieldsOf(Class<?> request) throws ReflectiveOperationException {
    var builder = request.getMethod("builder").invoke(null);
    var build = Class.forName("software.amazon.awssdk.utils.builder.Buildable").getMethod("build");
    return ((SdkPojo) build.invoke(builder)).sdkFields();
  }

  /** The operation as AWS writes it: the SDK's classes have {@code Db} for {@code DB}. */
  private String nameOf(String operation) {
    return constants.contains(operation)
        ? operation
        : constants.stream().filter(operation::equalsIgnoreCase).findFirst().orElse(operation);
  }

  private String protocol() {
    if (constants.stream().anyMatch(name -> name.endsWith("/AwsS3ProtocolFactory"))) {
      return "s3";
    }
    if (constants.stream().anyMatch(name -> name.endsWith("/AwsXmlProtocolFactory"))) {
      return "rest-xml";
    }
    if (constants.stream().anyMatch(name -> name.endsWith("/AwsEc2ProtocolFactory"))) {
      return "ec2";
    }
    if (constants.stream().anyMatch(name -> name.endsWith("/AwsQueryProtocolFactory"))) {
      return "query";
    }
    if (constants.contains("REST_JSON")) {
      return "rest-json";
    }
    if (constants.contains("AWS_JSON")) {
      return constants.contains("1.0") ? "json-1.0" : "json-1.1";
    }
    throw new IllegalStateException("the protocol of " + packageName + " is not known");
  }

  private boolean isRegional() throws ReflectiveOperationException {
    // Of new services the SDK has no list of regions any more: they all have regions.
    var regions = ServiceMetadata.of(said("serviceEndpointPrefix")).regions();
    return regions.isEmpty() || regions.contains(Region.EU_WEST_1);
  }

  /** What the client's builder answers. */
  private String said(String method) throws ReflectiveOperationException {
    var constructor = type("Default" + clientName + "ClientBuilder").getDeclaredConstructor();
    constructor.setAccessible(true);
    var answer = type("Default" + clientName + "BaseClientBuilder").getDeclaredMethod(method);
    answer.setAccessible(true);
    return (String) answer.invoke(constructor.newInstance());
  }

  private Class<?> type(String name) {
    try {
      return Class.forName("software.amazon.awssdk.services." + packageName + '.' + name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Set<String> constantsOf(Class<?> type) throws IOException {
    try (InputStream bytes =
        type.getResourceAsStream('/' + type.getName().replace('.', '/') + ".class")) {
      var constants = new TreeSet<String>();
      for (var entry : ClassFile.of().parse(bytes.readAllBytes()).constantPool()) {
        if (entry instanceof Utf8Entry text) {
          constants.add(text.stringValue());
        }
      }
      return constants;
    }
  }
}
