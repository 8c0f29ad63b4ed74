using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using Meld.Testing;
using Machine = TorchSharp.Interop.NativeLibraries.Machine;

namespace TorchSharp.Interop;

public class NativeLibrariesTests
{
    private const string OpenMp = "/usr/lib/x86_64-linux-gnu/openblas-openmp";

    private static readonly string[] OpenMpFiles = [$"{OpenMp}/libopenblas.so.0", $"{OpenMp}/libblas.so.3", $"{OpenMp}/liblapack.so.3"];

    [Fact]
    public void Load_OfADebianMachine_OpensTheOpenMpBlasThenLibtorchThenTheShim()
    {
        var opened = new List<string>();
        var machine = Debian(opened);

        var loaded = NativeLibraries.Load(machine);

        Assert.Equal([.. OpenMpFiles, "libtorch_cpu.so.1.13", "/app/libtorch_shim.so"], opened);
        Assert.Null(loaded.BlasNote);
        Assert.Equal(opened.Count, loaded.Shim);
    }

    [Fact]
    public void Load_OnArm_LooksIntoArmsFolder()
    {
        var opened = new List<string>();
        var files = OpenMpFiles.Select(file => file.Replace("x86_64", "aarch64", StringComparison.Ordinal));
        var machine = Debian(opened) with { Architecture = Architecture.Arm64, FileExists = Files([.. files, "/app/libtorch_shim.so"]) };

        Assert.Null(NativeLibraries.Load(machine).BlasNote);

        Assert.Equal([.. files, "libtorch_cpu.so.1.13", "/app/libtorch_shim.so"], opened);
    }

    [Theory]
    [InlineData(Architecture.X64)]
    [InlineData(Architecture.Ppc64le)]
    public void Load_WithoutTheOpenMpBlas_GoesOnAndSaysSo(Architecture architecture)
    {
        var opened = new List<string>();
        // Half a package is none.
        var machine = Debian(opened) with { Architecture = architecture, FileExists = Files([OpenMpFiles[0], "/app/libtorch_shim.so"]) };

        var loaded = NativeLibraries.Load(machine);

        Assert.Equal(["libtorch_cpu.so.1.13", "/app/libtorch_shim.so"], opened);
        Assert.Contains("sudo apt-get install libopenblas0-openmp", loaded.BlasNote, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_WithABrokenBlas_SaysWhichAndWhy()
    {
        var machine = Debian([], failing: OpenMpFiles[1]);

        var error = Assert.Throws<DllNotFoundException>(() => NativeLibraries.Load(machine));

        Assert.Equal(
            "OpenBLAS could not be loaded: sudo apt-get install --reinstall libopenblas0-openmp " +
            $"({OpenMpFiles[1]}: cannot open shared object file)", error.Message);
    }

    [Fact]
    public void Load_WithoutLibtorch_SaysWhatToInstall()
    {
        var machine = Debian([], failing: "libtorch_cpu.so.1.13");

        var error = Assert.Throws<DllNotFoundException>(() => NativeLibraries.Load(machine));

        Assert.Equal(
            "libtorch could not be loaded: sudo apt-get install libtorch-dev libopenblas0-openmp (libtorch_cpu.so.1.13: cannot open shared object file)",
            error.Message);
    }

    [Fact]
    public void Load_WithoutTheShim_SaysWhereItLookedAndHowToBuildIt()
    {
        var opened = new List<string>();
        var machine = Debian(opened) with { Folders = ["/app", "/host"], FileExists = Files(OpenMpFiles) };

        var error = Assert.Throws<DllNotFoundException>(() => NativeLibraries.Load(machine));

        Assert.Equal("libtorch_shim.so was not found in /app or /host: build it with `dotnet build lib/LibTorch`", error.Message);
        Assert.Empty(opened);
    }

    [Fact]
    public void Load_WithTheShimInTheHostsFolderOnly_TakesIt()
    {
        var opened = new List<string>();
        var machine = Debian(opened) with { Folders = ["/app", "/host"], FileExists = Files([.. OpenMpFiles, "/host/libtorch_shim.so"]) };

        NativeLibraries.Load(machine);

        Assert.Equal("/host/libtorch_shim.so", opened[^1]);
    }

    [Fact]
    public void Load_WithAShimThatDoesNotLoad_SaysWhy()
    {
        var machine = Debian([], failing: "/app/libtorch_shim.so");

        var error = Assert.Throws<DllNotFoundException>(() => NativeLibraries.Load(machine));

        Assert.Equal(
            "the shim could not be loaded; when libtorch has changed, build it again with `dotnet build lib/LibTorch` " +
            "(/app/libtorch_shim.so: cannot open shared object file)", error.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no library's name in here")]
    public void Load_OfADamagedShim_SaysSo(string content)
    {
        var machine = Debian([]) with { ReadFile = _ => Encoding.ASCII.GetBytes(content) };

        var error = Assert.Throws<DllNotFoundException>(() => NativeLibraries.Load(machine));

        Assert.Equal("libtorch_shim.so is damaged: build it again with `dotnet build lib/LibTorch`", error.Message);
    }

    [Theory]
    [InlineData("\0libtorch_cpu.so.1.13\0libc10.so.1.13\0", "libtorch_cpu.so.1.13")]
    [InlineData("not the name: libtorch_cpu.so.9\0libtorch_cpu.so\0", "libtorch_cpu.so")]
    [InlineData("\0libtorch_cpu.so", "libtorch_cpu.so")]
    public void Load_AsksForLibtorchByTheNameThatTheShimUses(string content, string name)
    {
        var opened = new List<string>();

        NativeLibraries.Load(Debian(opened) with { ReadFile = _ => Encoding.ASCII.GetBytes(content) });

        Assert.Equal(name, opened[^2]);
    }

    [Fact]
    public void Load_WithLibtorchHome_TakesThatLibtorchAndLeavesItsBlasAlone()
    {
        var opened = new List<string>();
        var machine = WithHome(opened, "libtorch_cpu.so", "libtorch_cuda.so");

        var loaded = NativeLibraries.Load(machine);

        Assert.Equal(["/opt/libtorch/lib/libtorch_cpu.so", "/opt/libtorch/lib/libtorch_cuda.so", "/app/libtorch_shim.so"], opened);
        Assert.Null(loaded.BlasNote);
    }

    [Fact]
    public void Load_WithALibtorchHomeForCpus_TakesItWithoutCuda()
    {
        var opened = new List<string>();

        NativeLibraries.Load(WithHome(opened, "libtorch_cpu.so"));

        Assert.Equal(["/opt/libtorch/lib/libtorch_cpu.so", "/app/libtorch_shim.so"], opened);
    }

    [Fact]
    public void Load_WithALibtorchHomeThatHoldsNone_SaysSo()
    {
        var opened = new List<string>();

        var error = Assert.Throws<DllNotFoundException>(() => NativeLibraries.Load(WithHome(opened)));

        Assert.Equal(
            "LIBTORCH_HOME (/opt/libtorch) holds no lib/libtorch_cpu.so: set it to the folder with libtorch's include/ and lib/, or unset it", error.Message);
        Assert.Empty(opened);
    }

    [Fact]
    public void Load_WithAnotherLibtorchHomeThanTheShimWasBuiltFor_NeverLoadsASecondLibtorch()
    {
        var opened = new List<string>();
        var machine = WithHome(opened, "libtorch_cpu.so") with { ReadFile = _ => "\0libtorch_cpu.so.1.13\0"u8.ToArray() };

        var error = Assert.Throws<DllNotFoundException>(() => NativeLibraries.Load(machine));

        Assert.Equal(
            "LIBTORCH_HOME (/opt/libtorch) holds another libtorch than the one the shim was built for (libtorch_cpu.so.1.13): " +
            "build it again with `dotnet build lib/LibTorch`", error.Message);
        Assert.Empty(opened);
    }

    [Theory]
    [InlineData("libtorch_cpu.so")]
    [InlineData("libtorch_cuda.so")]
    public void Load_WithABrokenLibtorchHome_SaysWhy(string broken)
    {
        var machine = WithHome([], "libtorch_cpu.so", "libtorch_cuda.so");
        var open = machine.Open;
        machine = machine with { Open = file => file.EndsWith(broken, StringComparison.Ordinal) ? (0, "not an ELF file") : open(file) };

        var error = Assert.Throws<DllNotFoundException>(() => NativeLibraries.Load(machine));

        Assert.Equal("the libtorch in LIBTORCH_HOME (/opt/libtorch) could not be loaded (not an ELF file)", error.Message);
    }

    [Fact]
    public void Load_OfThisMachine_IsIdempotentAndSafeOnManyThreads()
    {
        Parallel.For(0, 16, new ParallelOptions { MaxDegreeOfParallelism = 16 }, _ => NativeLibraries.Load());

        Assert.Single(Mapped("libtorch_shim.so"));
        Assert.Single(Mapped("libtorch_cpu.so"));
    }

    [Fact]
    public void Resolve_GivesTheShimAndLeavesOtherNamesAlone()
    {
        Assert.True(NativeLibrary.TryGetExport(NativeLibraries.Resolve(NativeLibraries.Shim), "torch_call", out _));
        Assert.Equal(0, NativeLibraries.Resolve("libdl.so.2"));
    }

    [Fact]
    public void Open_OfAFileThatIsNone_GivesTheLoadersReason()
    {
        var (handle, error) = Machine.This.Open("/no/such/library.so");

        Assert.Equal(0, handle);
        Assert.Contains("/no/such/library.so", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_OfAGoodFileAfterABadOne_Succeeds()
    {
        Machine.This.Open("/no/such/library.so");

        Assert.NotEqual(0, Machine.This.Open("libc.so.6").Handle);
    }

    [OpenMpBlasFact]
    public void Load_OfThisMachine_MapsTheOpenMpBlasAndNoOther()
    {
        NativeLibraries.Load();

        Assert.All((string[])["libopenblas", "libblas", "liblapack"], name => Assert.StartsWith(
            OpenMpBlasFactAttribute.Folder + "/", Assert.Single(Mapped(name)), StringComparison.Ordinal));
        Assert.Null(NativeLibraries.BlasNote);
    }

    [OpenMpBlasFact]
    public void Load_WithAnotherBlasBeforeItOnTheSearchPath_StillMapsTheOpenMpBlasAndNoOther()
    {
        using var other = new TemporaryDirectory();
        foreach (var name in (string[])["libopenblas.so.0", "libblas.so.3", "liblapack.so.3"])
            File.Copy(Path.Combine(OpenMpBlasFactAttribute.Folder, name), Path.Combine(other.Path, name));
        NativeLibraries.Load();
        var torch = Assert.Single(Mapped("libtorch_cpu.so"));

        // Without the loader's doing, libtorch would get the other one.
        var (_, needed) = Run("ldd", [torch], other.Path);
        Assert.Contains($"libblas.so.3 => {other.Path}/libblas.so.3", needed, StringComparison.Ordinal);

        var (code, output) = Run("dotnet", ["vstest", typeof(NativeLibrariesTests).Assembly.Location,
            $"--TestCaseFilter:FullyQualifiedName={typeof(NativeLibrariesTests).FullName}.{nameof(Load_OfThisMachine_MapsTheOpenMpBlasAndNoOther)}"], other.Path);
        Assert.True(code == 0, output);
        Assert.Matches("Passed: +1,", output);
    }

    [Fact]
    public void WarnAboutThreads_WithoutTheRightBlas_SpeaksOnceAndOnlyOfSeveralThreads()
    {
        var output = new StringWriter();
        var warned = false;

        NativeLibraries.WarnAboutThreads(1, "slow", output, ref warned);
        Assert.Empty(output.ToString());
        for (var time = 0; time < 2; time++) NativeLibraries.WarnAboutThreads(2, "slow", output, ref warned);
        Assert.Equal("slow" + Environment.NewLine, output.ToString());
    }

    [Fact]
    public void WarnAboutThreads_WithTheRightBlas_IsSilent()
    {
        var output = new StringWriter();
        var warned = false;

        NativeLibraries.WarnAboutThreads(8, null, output, ref warned);

        Assert.Empty(output.ToString());
        Assert.False(warned);
    }

    /// <summary>Debian's libtorch 1.13.1 on x86-64 with everything installed. <paramref name="failing"/> is there and cannot be opened.</summary>
    private static Machine Debian(List<string> opened, string? failing = null) => new(
        Architecture.X64,
        ["/app"],
        _ => null,
        Files([.. OpenMpFiles, "/app/libtorch_shim.so"]),
        _ => "\0libc.so.6\0libtorch_cpu.so.1.13\0libc10.so.1.13\0"u8.ToArray(),
        file =>
        {
            if (file == failing) return (0, file + ": cannot open shared object file");
            opened.Add(file);
            return (opened.Count, null);
        });

    /// <summary>A machine whose LIBTORCH_HOME holds <paramref name="libraries"/>, with a shim built for such a one.</summary>
    private static Machine WithHome(List<string> opened, params string[] libraries) => Debian(opened) with
    {
        Variable = name => name == "LIBTORCH_HOME" ? "/opt/libtorch" : null,
        FileExists = Files([.. OpenMpFiles, "/app/libtorch_shim.so", .. libraries.Select(library => "/opt/libtorch/lib/" + library)]),
        ReadFile = _ => "\0libtorch_cpu.so\0"u8.ToArray(),
    };

    private static Func<string, bool> Files(IEnumerable<string> files) => files.ToHashSet().Contains;

    private static (int Code, string Output) Run(string program, string[] arguments, string libraryPath)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["LD_LIBRARY_PATH"] = libraryPath;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }

    /// <summary>The paths of mapped files whose names start with <paramref name="name"/>.</summary>
    private static string[] Mapped(string name)
    {
        return [.. File.ReadLines("/proc/self/maps")
            .Select(line => line.Split(' ', 6, StringSplitOptions.RemoveEmptyEntries))
            .Where(fields => fields.Length == 6 && Path.GetFileName(fields[5]).StartsWith(name, StringComparison.Ordinal))
            .Select(fields => fields[5]).Distinct()];
    }

    /// <summary>A test of the machine's own OpenBLAS: runs where its OpenMP build is installed and no other libtorch is asked for.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class OpenMpBlasFactAttribute : FactAttribute
    {
        public OpenMpBlasFactAttribute()
        {
            if (!Directory.Exists(Folder)) Skip = "OpenBLAS's OpenMP build is not installed.";
            else if (!string.IsNullOrEmpty(Environment.GetEnvironmentVariable("LIBTORCH_HOME"))) Skip = "LIBTORCH_HOME brings a BLAS of its own.";
        }

        public static string Folder { get; } = RuntimeInformation.ProcessArchitecture == Architecture.Arm64
            ? "/usr/lib/aarch64-linux-gnu/openblas-openmp" : OpenMp;
    }
}
