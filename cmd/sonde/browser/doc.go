// Package browser holds the tests that drive Sonde in Chromium as people do: whole journeys of respondents and staff, in
// French and English, with and without JavaScript, on a narrow and a wide window, by mouse and by keyboard alone. They build
// the program once, start it on a free loopback port with a database of its own for each test, and fail on any console
// error, broken content policy, request to another host or accessibility violation met on the way.
//
// SONDE_CHROMIUM names the browser when it is not in the usual places; SONDE_SCREENS names a folder for pictures of the
// pages. With -short everything here skips.
package browser
