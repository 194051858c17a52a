/**
 * A sample AWS estate served over HTTP as AWS would: wire-format answers from files, the protocols'
 * own error documents, and faults on demand. Test and demo code, never part of the product.
 */
@NullMarked
package dev.alidade.estate;

import org.jspecify.annotations.NullMarked;
