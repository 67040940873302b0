/**
 * Windows as far as a live capture needs it, in C: {@link fltscope.collector.live.fake.FakeEtw} and what it delivers. For the
 * tests of all modules and for the benchmarks.
 */
package fltscope.collector.live.fake;
