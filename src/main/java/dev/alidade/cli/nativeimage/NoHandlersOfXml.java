package dev.alidade.cli.nativeimage;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.ext.OptionalHandlerFactory;
import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import org.jspecify.annotations.Nullable;

/**
 * Jackson can make JSON of documents of XML and of dates of JDBC, and looks for that by name. We
 * give it trees of JSON only; with these ways gone, the JDK's parsers of DOM and XML Schema stay
 * out of the executable.
 */
@TargetClass(OptionalHandlerFactory.class)
final class NoHandlersOfXml {

  @Substitute
  public @Nullable JsonSerializer<?> findSerializer(
      SerializationConfig config, JavaType type, BeanDescription description) {
    return null;
  }

  @Substitute
  public @Nullable JsonDeserializer<?> findDeserializer(
      JavaType type, DeserializationConfig config, BeanDescription description) {
    return null;
  }

  @Substitute
  public boolean hasDeserializerFor(Class<?> type) {
    return false;
  }
}
