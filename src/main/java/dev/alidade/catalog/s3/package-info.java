/** Buckets of S3, and who may reach them. */
@NullMarked
package dev.alidade.catalog.s3;

import org.jspecify.annotations.NullMarked;
