/** Pages of {@code payment}. */
@NullMarked
package anju.payment.web;

import org.jspecify.annotations.NullMarked;
