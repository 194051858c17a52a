package dev.alidade.catalog.text;

import java.math.BigDecimal;

/** Floating-point numbers as Python writes them. */
final class PythonFloat {

  // Python writes floats with an exponent below 1e-4 and from 1e16 on (format_float_short in its
  // pystrtod.c, with the code 'r').
  private static final int FIRST_LARGE_EXPONENT = 16;
  private static final int LAST_PLAIN_EXPONENT = -4;

  private PythonFloat() {}

  /** The shortest digits that read back as the same number: {@code 1.0}, {@code 1e+16}. */
  static String repr(double number) {
    if (Double.isNaN(number)) {
      return "NaN";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? "Infinity" : "-Infinity";
    }
    if (number == 0) {
      return Double.toString(number);
    }
    var digits = new BigDecimal(Double.toString(number)).stripTrailingZeros();
    int exponent = digits.precision() - digits.scale() - 1;
    if (exponent >= LAST_PLAIN_EXPONENT && exponent < FIRST_LARGE_EXPONENT) {
      return digits.scale() <= 0 ? digits.setScale(1).toPlainString() : digits.toPlainString();
    }
    var mantissa = digits.scaleByPowerOfTen(-exponent).toPlainString();
    return mantissa + "e" + (exponent < 0 ? "-" : "+") + String.format("%02d", Math.abs(exponent));
  }
}
