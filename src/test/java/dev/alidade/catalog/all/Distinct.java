package dev.alidade.catalog.all;

import java.lang.reflect.Method;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * Fills an answer of AWS, whatever it is of: every member it can have has a value, and no two have
 * the same, so that a property which reads its neighbour's member shows. A text says which member
 * it is of. Truth values cannot differ so: they differ over several rounds, in each of which all
 * answers are filled anew.
 */
final class Distinct {

  /** Two truth values that are the same in all of them look alike: one pair in 256. */
  static final int ROUNDS = 8;

  /** Some answers hold themselves. */
  private static final int DEEPEST = 7;

  /** Else there would be a next page for ever. */
  private static final Set<String> PAGES =
      Set.of(
          "nexttoken",
          "continuationtoken",
          "nextcontinuationtoken",
          "marker",
          "nextmarker",
          "istruncated",
          "truncated",
          "paginationtoken",
          "additionalroutesavailable");

  /** What most things are in that are there. */
  private static final Set<String> USUAL =
      Set.of(
          "ACTIVE",
          "AVAILABLE",
          "AWS_KMS",
          "COMPLETED",
          "COMPLETE",
          "CUSTOMER",
          "ENABLED",
          "IN_USE",
          "RUNNING",
          "SYMMETRIC_DEFAULT");

  private static final String POLICY =
      """
      {"Version":"2012-10-17","Statement":[{"Sid":"%s","Effect":"Allow",\
      "Principal":{"AWS":"arn:aws:iam::333333333333:root"},"Action":"s3:GetObject",\
      "Resource":"*"}]}""";

  private final int round;
  private final String account;

  /** Values of a round, with an account that owns what has an owner. */
  Distinct(int round, String account) {
    this.round = round;
    this.account = account;
  }

  /** Gives every member a value. */
  void fill(SdkPojo builder) {
    fill(builder, "", 0);
  }

  /** Gives every member a value but lists, which are empty. */
  void fillWithoutLists(SdkPojo builder) {
    fill(builder, "", 0);
    for (var field : builder.sdkFields()) {
      if (field.marshallingType() == MarshallingType.LIST) {
        field.set(builder, List.of());
      }
    }
  }

  private void fill(SdkPojo builder, String path, int depth) {
    for (var field : builder.sdkFields()) {
      if (!PAGES.contains(field.memberName().toLowerCase(Locale.ROOT))) {
        var value = value(field, builder, path, depth);
        if (value != null) {
          field.set(builder, value);
        }
      }
    }
  }

  private @Nullable Object value(SdkField<?> field, @Nullable Object of, String above, int depth) {
    var name = field.memberName();
    var path = name == null || name.isEmpty() ? above : above.isEmpty() ? name : above + "." + name;
    var type = field.marshallingType();
    if (type == MarshallingType.LIST) {
      var one = value(member(field), null, path, depth);
      return one == null ? List.of() : new ArrayList<>(List.of(one));
    }
    if (type == MarshallingType.MAP) {
      var one = value(field.getTrait(MapTrait.class).valueFieldInfo(), null, path, depth);
      return one == null ? Map.of() : Map.of("key of " + path, one);
    }
    if (type == MarshallingType.SDK_POJO) {
      if (depth == DEEPEST) {
        return null;
      }
      var inner = field.constructor().get();
      fill(inner, path, depth + 1);
      return ((Buildable) inner).build();
    }
    return plain(type, path, of == null ? null : constants(of, field));
  }

  private static SdkField<?> member(SdkField<?> list) {
    return list.getTrait(ListTrait.class).memberFieldInfo();
  }

  private @Nullable Object plain(
      MarshallingType<?> type, String path, Object @Nullable [] constants) {
    var number = Math.floorMod(path.hashCode(), 1_000_000);
    if (type == MarshallingType.STRING) {
      return constants == null ? text(path, number) : constant(constants, number);
    } else if (type == MarshallingType.INTEGER) {
      return number;
    } else if (type == MarshallingType.LONG) {
      return (long) number;
    } else if (type == MarshallingType.SHORT) {
      return (short) (number % 10_000);
    } else if (type == MarshallingType.DOUBLE) {
      return number / 1000d;
    } else if (type == MarshallingType.FLOAT) {
      return number / 1000f;
    } else if (type == MarshallingType.BOOLEAN) {
      return (number >> round & 1) == 0;
    } else if (type == MarshallingType.INSTANT) {
      return Instant.ofEpochSecond(1_700_000_000L + number);
    } else if (type == MarshallingType.SDK_BYTES) {
      return SdkBytes.fromUtf8String(path);
    }
    return null;
  }

  /** The constants of a member that has a fixed set of values; null where it takes any text. */
  private static Object @Nullable [] constants(Object builder, SdkField<?> field) {
    for (Method method : builder.getClass().getMethods()) {
      if (method.getName().equalsIgnoreCase(field.memberName())
          && method.getParameterCount() == 1
          && method.getParameterTypes()[0].isEnum()) {
        return Arrays.stream(method.getParameterTypes()[0].getEnumConstants())
            .filter(constant -> !((Enum<?>) constant).name().equals("UNKNOWN_TO_SDK_VERSION"))
            .toArray();
      }
    }
    return null;
  }

  private static String constant(Object[] constants, int number) {
    return Arrays.stream(constants)
        .filter(constant -> USUAL.contains(((Enum<?>) constant).name()))
        .findFirst()
        .orElse(constants[number % constants.length])
        .toString();
  }

  /** A text that is what the member's name says it is, where something reads it so. */
  private String text(String path, int number) {
    var name = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (name.endsWith("document") || name.endsWith("policy")) {
      return POLICY.formatted(path);
    } else if (name.equals("policyarn")) {
      return "arn:aws:iam::aws:policy/" + path;
    } else if (name.equals("resourcearn")) {
      return "arn:aws:kms:eu-west-1:222222222222:key/" + path;
    } else if (name.endsWith("arn")) {
      return "arn:aws:some:eu-west-1:222222222222:of/" + path;
    } else if (name.contains("cidr")) {
      return "10.%d.%d.0/24".formatted(number / 200 % 200, number % 200);
    } else if (name.equals("ownerid")) {
      return account;
    } else if (name.endsWith("accountid")) {
      return "222222%06d".formatted(number);
    }
    return path;
  }
}
