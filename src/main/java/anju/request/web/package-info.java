/** Pages of the module. */
@NullMarked
package anju.request.web;

import org.jspecify.annotations.NullMarked;
