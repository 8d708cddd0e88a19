/** Pages of {@code fund}. */
@NullMarked
package anju.fund.web;

import org.jspecify.annotations.NullMarked;
