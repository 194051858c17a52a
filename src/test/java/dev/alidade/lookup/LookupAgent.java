package dev.alidade.lookup;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An agent that has all classes but the JDK's tell {@link Lookups} what they look up by name and
 * find. Who calls what is seen in the calls themselves, so that what the JDK looks up for itself,
 * for which the builder of the image cares, does not count.
 */
public final class LookupAgent {

  private static final ClassDesc LOOKUPS = ClassDesc.of(Lookups.class.getName());

  /** Calls after which what they gave is handed on, and what that is. */
  private static final Map<String, ClassDesc> GIVING =
      Map.ofEntries(
          Map.entry("java/lang/Class.forName", ConstantDescs.CD_Class),
          Map.entry("java/lang/ClassLoader.loadClass", ConstantDescs.CD_Class),
          Map.entry("java/lang/Class.getDeclaredConstructor", of("java.lang.reflect.Constructor")),
          Map.entry("java/lang/Class.getConstructor", of("java.lang.reflect.Constructor")),
          Map.entry("java/lang/Class.getDeclaredMethod", of("java.lang.reflect.Method")),
          Map.entry("java/lang/Class.getMethod", of("java.lang.reflect.Method")),
          Map.entry("java/lang/Class.getDeclaredField", of("java.lang.reflect.Field")),
          Map.entry("java/lang/Class.getField", of("java.lang.reflect.Field")),
          Map.entry("java/lang/Class.newInstance", ConstantDescs.CD_Object),
          Map.entry("java/lang/reflect/Proxy.newProxyInstance", ConstantDescs.CD_Object),
          Map.entry("java/util/ServiceLoader.load", of("java.util.ServiceLoader")),
          Map.entry("java/util/ServiceLoader.loadInstalled", of("java.util.ServiceLoader")));

  /** Calls that are made by {@link Lookups}, which needs to know the name as well. */
  private static final Set<String> REPLACED =
      Set.of("getResource", "getResourceAsStream", "getResources");

  private static final Set<String> OF_RESOURCES =
      Set.of("java/lang/Class", "java/lang/ClassLoader");

  /** A class with none of these words in it makes none of these calls. */
  private static final List<byte[]> WORDS =
      List.of(
          bytes("forName"),
          bytes("loadClass"),
          bytes("Constructor"),
          bytes("getMethod"),
          bytes("getDeclaredMethod"),
          bytes("getField"),
          bytes("getDeclaredField"),
          bytes("newInstance"),
          bytes("getResource"),
          bytes("newProxyInstance"),
          bytes("java/util/ServiceLoader"));

  private LookupAgent() {}

  /** Begins, and writes what was found to the file of the arguments when the JVM ends. */
  public static void premain(String file, Instrumentation instrumentation) {
    instrumentation.addTransformer(new Rewriter());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> Lookups.write(Path.of(file))));
  }

  private static final class Rewriter implements ClassFileTransformer {

    @Override
    public byte @Nullable [] transform(
        @Nullable ClassLoader loader,
        String name,
        @Nullable Class<?> redefined,
        ProtectionDomain domain,
        byte[] classFile) {
      if (loader == null
          || loader == ClassLoader.getPlatformClassLoader()
          || name.startsWith("dev/alidade/lookup/Lookup")
          || WORDS.stream().noneMatch(word -> contains(classFile, word))) {
        return null;
      }
      var file =
          ClassFile.of(
              ClassFile.ClassHierarchyResolverOption.of(
                  ClassHierarchyResolver.ofResourceParsing(loader)
                      .orElse(ClassHierarchyResolver.defaultResolver())));
      try {
        return file.transformClass(
            file.parse(classFile),
            ClassTransform.transformingMethodBodies(
                (code, element) -> rewrite(name, code, element)));
      } catch (IllegalArgumentException e) {
        // Names a class that is not there, as an optional part of a library does: left as it is.
        Lookups.unread(name);
        return null;
      }
    }
  }

  private static void rewrite(String caller, CodeBuilder code, CodeElement element) {
    if (!(element instanceof InvokeInstruction call)) {
      code.with(element);
      return;
    }
    var owner = call.owner().asInternalName();
    var name = call.name().stringValue();
    var given = GIVING.get(owner + "." + name);
    if (OF_RESOURCES.contains(owner) && REPLACED.contains(name)) {
      var type = call.typeSymbol();
      code.loadConstant(caller);
      code.invokestatic(
          LOOKUPS,
          name,
          type.insertParameterTypes(0, call.owner().asSymbol())
              .insertParameterTypes(2, ConstantDescs.CD_String));
    } else if (given != null) {
      code.with(element);
      code.dup();
      code.loadConstant(caller);
      code.invokestatic(
          LOOKUPS,
          "found",
          MethodTypeDesc.of(ConstantDescs.CD_void, given, ConstantDescs.CD_String));
    } else {
      code.with(element);
    }
  }

  private static ClassDesc of(String name) {
    return ClassDesc.of(name);
  }

  private static byte[] bytes(String word) {
    return word.getBytes(StandardCharsets.UTF_8);
  }

  private static boolean contains(byte[] all, byte[] word) {
    for (int at = 0; at <= all.length - word.length; at++) {
      int same = 0;
      while (same < word.length && all[at + same] == word[same]) {
        same++;
      }
      if (same == word.length) {
        return true;
      }
    }
    return false;
  }
}
