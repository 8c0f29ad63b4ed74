using System.Diagnostics;
using Meld.Testing;

namespace LibTorch.Tests.Native;

/// <summary>Builds and runs the shim's own tests, which are written in C++ so that valgrind and the sanitizers see nothing else.</summary>
public class NativeTests
{
    private const string Valgrind = "/usr/bin/valgrind";

    private const string Clang = "/usr/bin/clang++";

    private static readonly string Source = Path.Combine(Repository.Root, "tests", "LibTorch.Tests", "native");
    private static readonly string ShimSource = Path.Combine(Repository.Root, "lib", "LibTorch", "native");

    [Fact]
    public void Shim_PassesItsOwnTests()
    {
        var tests = BuildPlain();

        AssertPasses(Run(tests, []));
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void Shim_UnderAddressSanitizer_NeitherLeaksNorErrs()
    {
        var tests = Path.Combine(Build(Source, "sanitized", "-DCMAKE_CXX_COMPILER=g++"), "torch_shim_tests");

        // A tensor too large for any memory is one of the tests: libtorch has to see the refusal.
        AssertPasses(Run(tests, [], ("ASAN_OPTIONS", "detect_leaks=1:allocator_may_return_null=1")));
    }

    [FactWith(Valgrind)]
    [Trait("Category", "Slow")]
    public void Shim_UnderValgrind_NeitherLeaksNorErrs()
    {
        var tests = BuildPlain();

        AssertPasses(Run(Valgrind,
            ["--quiet", "--leak-check=full", "--show-leak-kinds=definite,indirect,possible", "--errors-for-leak-kinds=definite,indirect,possible",
                "--num-callers=30", "--error-exitcode=9", "--suppressions=" + Path.Combine(Source, "valgrind.supp"), tests]));
    }

    // Warnings are errors there too. What was compiled before is not compiled again.
    [FactWith(Clang)]
    public void Shim_CompilesWithClang() => Build(ShimSource, "clang", "-DCMAKE_CXX_COMPILER=" + Clang);

    private static void AssertPasses((int Code, string Output) run)
    {
        Assert.True(run.Code == 0, run.Output);
        Assert.Matches("(?m)^[1-9][0-9]* passed, 0 failed$", run.Output);
    }

    private static string BuildPlain()
    {
        var shim = Path.Combine(AppContext.BaseDirectory, "libtorch_shim.so");
        return Path.Combine(Build(Source, "plain", "-DSHIM=" + shim), "torch_shim_tests");
    }

    /// <summary>Builds what has changed and returns the folder.</summary>
    private static string Build(string source, string kind, string option)
    {
        var folder = Path.Combine(Repository.Root, "artifacts", "native", "torch_shim_tests", kind);
        Directory.CreateDirectory(folder);
        // Two test runs in one checkout must not build in one folder at once.
        string[] locked = [Path.Combine(folder, "lock"), "cmake"];
        var configured = Run("flock", [.. locked, "-S", source, "-B", folder, "-DCMAKE_BUILD_TYPE=Release", option]);
        Assert.True(configured.Code == 0, configured.Output);
        var built = Run("flock", [.. locked, "--build", folder, "--parallel", "2"]);
        Assert.True(built.Code == 0, built.Output);
        return folder;
    }

    private static (int Code, string Output) Run(string program, string[] arguments, params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in variables) start.Environment[name] = value;
        if (Environment.GetEnvironmentVariable("LIBTORCH_HOME") is { Length: > 0 } home) start.Environment["LD_LIBRARY_PATH"] = Path.Combine(home, "lib");
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }

    /// <summary>A test that runs where a program is installed.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class FactWithAttribute : FactAttribute
    {
        public FactWithAttribute(string program)
        {
            if (!File.Exists(program)) Skip = program + " is not installed.";
        }
    }
}
