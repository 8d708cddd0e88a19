@NullMarked
package anju.policy.web;

import org.jspecify.annotations.NullMarked;
