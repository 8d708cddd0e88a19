@NullMarked
package anju.attachment.web;

import org.jspecify.annotations.NullMarked;
