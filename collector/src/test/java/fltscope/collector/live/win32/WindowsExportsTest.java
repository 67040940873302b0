package fltscope.collector.live.win32;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.NativeLibrary;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Windows itself, or Wine, has every function under the name and in the library that the binding expects. */
@EnabledOnOs(value = OS.WINDOWS, disabledReason = "only Windows and Wine have its libraries")
class WindowsExportsTest {
    private static final Map<String, Class<?>> FUNCTIONS = Map.of(
            "advapi32", EtwFunctions.class,
            "tdh", TdhFunctions.class,
            "fltlib", FilterFunctions.class,
            "ntdll", NtFunctions.class);

    @Test
    void everyFunctionIsThere() {
        FUNCTIONS.forEach((library, functions) -> {
            for (Method function : functions.getDeclaredMethods()) {
                if (Modifier.isNative(function.getModifiers())) {
                    assertThat(NativeLibrary.getInstance(library).getFunction(function.getName()))
                            .as(library + "!" + function.getName())
                            .isNotNull();
                }
            }
        });
    }
}
