package dev.alidade.catalog.ec2;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * A range of addresses in CIDR notation (RFC 4632).
 *
 * @param first the first address
 * @param bits how many bits an address has: 32 or 128
 * @param prefix how many leading bits all addresses of the range share
 */
record CidrPrefix(BigInteger first, int bits, int prefix) {

  static final CidrPrefix ALL_IPV4 = new CidrPrefix(BigInteger.ZERO, 32, 0);
  static final CidrPrefix ALL_IPV6 = new CidrPrefix(BigInteger.ZERO, 128, 0);

  /** The two ranges that this one is made of; none for a single address. */
  List<CidrPrefix> halves() {
    if (prefix == bits) {
      return List.of();
    }
    var second = first.setBit(bits - prefix - 1);
    return List.of(
        new CidrPrefix(first, bits, prefix + 1), new CidrPrefix(second, bits, prefix + 1));
  }

  @Override
  public String toString() {
    var bytes = new byte[bits / 8];
    var value = first.toByteArray();
    var length = Math.min(value.length, bytes.length);
    System.arraycopy(value, value.length - length, bytes, bytes.length - length, length);
    try {
      return InetAddress.getByAddress(bytes).getHostAddress() + "/" + prefix;
    } catch (UnknownHostException e) {
      throw new IllegalStateException(Arrays.toString(bytes) + " is no address", e);
    }
  }
}
