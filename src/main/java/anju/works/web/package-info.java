/** Pages of {@code works}. */
@NullMarked
package anju.works.web;

import org.jspecify.annotations.NullMarked;
