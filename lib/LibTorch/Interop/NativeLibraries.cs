using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace TorchSharp.Interop;

/// <summary>
/// Loads OpenBLAS, libtorch and the shim, in this order, by path and for the whole process: <see cref="NativeLibrary"/> would load them for its caller
/// only, and by names that may lead elsewhere.
/// </summary>
internal static partial class NativeLibraries
{
    /// <summary>The name that the P/Invokes give the shim.</summary>
    internal const string Shim = "torch_shim";

    private const string ShimFile = "libtorch_shim.so";
    private const string Install = "sudo apt-get install libtorch-dev libopenblas0-openmp";
    private const string Build = "dotnet build lib/LibTorch";

    private static readonly Lock Gate = new();
    private static LoadedLibraries? loaded;
    private static bool warned;

    /// <summary>Why several threads may be slower than one; null when the right OpenBLAS is loaded, and before anything is.</summary>
    internal static string? BlasNote => Volatile.Read(ref loaded)?.BlasNote;

    /// <summary>Loads everything once. A failed attempt leaves nothing behind: after the missing package is installed the next one succeeds.</summary>
    /// <exception cref="DllNotFoundException">Something is missing; the message says what to install or to build.</exception>
    internal static void Load() => Libraries();

    /// <summary>Says on stderr, once a process, that <paramref name="threads"/> threads suffer from a missing OpenBLAS, when they do.</summary>
    internal static void WarnAboutThreads(int threads) => WarnAboutThreads(threads, BlasNote, Console.Error, ref warned);

    /// <inheritdoc cref="WarnAboutThreads(int)"/>
    internal static void WarnAboutThreads(int threads, string? note, TextWriter output, ref bool warned)
    {
        if (threads > 1 && note is not null && !Interlocked.Exchange(ref warned, true)) output.WriteLine(note);
    }

    // A P/Invoke of the shim finds the loaded one, whoever calls first.
#pragma warning disable CA2255 // What a module initializer is for: this must come before any P/Invoke of the assembly.
    [ModuleInitializer]
    internal static void Register() => NativeLibrary.SetDllImportResolver(typeof(NativeLibraries).Assembly, static (name, _, _) => Resolve(name));
#pragma warning restore CA2255

    /// <summary>The shim's handle; zero leaves other names to the runtime.</summary>
    internal static IntPtr Resolve(string name) => name == Shim ? Libraries().Shim : IntPtr.Zero;

    private static LoadedLibraries Libraries()
    {
        if (Volatile.Read(ref loaded) is { } done) return done;
        lock (Gate)
        {
            if (loaded is null) Volatile.Write(ref loaded, Load(Machine.This));
            return loaded!;
        }
    }

    /// <summary>Loads what <paramref name="machine"/> has.</summary>
    internal static LoadedLibraries Load(Machine machine)
    {
        var shim = machine.Folders.Select(folder => Path.Combine(folder, ShimFile)).FirstOrDefault(machine.FileExists)
            ?? throw new DllNotFoundException($"{ShimFile} was not found in {string.Join(" or ", machine.Folders)}: build it with `{Build}`");
        var torch = NeededTorch(machine.ReadFile(shim));
        var home = machine.Variable("LIBTORCH_HOME");
        string? note = null;
        if (string.IsNullOrEmpty(home))
        {
            note = LoadBlas(machine);
            Open(machine, torch, $"libtorch could not be loaded: {Install}");
        }
        else LoadFrom(home, torch, machine);
        return new(Open(machine, shim, $"the shim could not be loaded; when libtorch has changed, build it again with `{Build}`"), note);
    }

    /// <summary>
    /// OpenBLAS comes in builds of the same names that differ in their threads. libtorch's own are OpenMP's; together with the build on POSIX threads, which
    /// is Debian's default, they fight for the cores: a BERT-size forward of 128 tokens takes 413 ms on two threads, with the OpenMP build 119 ms (one
    /// thread: 121 ms). What is loaded by path here satisfies libtorch's need for these names later, whatever the system's default is.
    /// </summary>
    private static string? LoadBlas(Machine machine)
    {
        var folder = machine.Architecture switch
        {
            Architecture.X64 => "/usr/lib/x86_64-linux-gnu/openblas-openmp",
            Architecture.Arm64 => "/usr/lib/aarch64-linux-gnu/openblas-openmp",
            _ => null,
        };
        // libopenblas first: the other two would ask for it by name.
        string[] files = folder is null ? [] : [$"{folder}/libopenblas.so.0", $"{folder}/libblas.so.3", $"{folder}/liblapack.so.3"];
        if (files.Length == 0 || !files.All(machine.FileExists))
            return "meld: OpenBLAS's OpenMP build is not installed, so several threads may be slower than one: sudo apt-get install libopenblas0-openmp";
        foreach (var file in files) Open(machine, file, "OpenBLAS could not be loaded: sudo apt-get install --reinstall libopenblas0-openmp");
        return null;
    }

    /// <summary>A libtorch of one's own brings its BLAS along, and its own OpenMP: the system's must not come between.</summary>
    private static void LoadFrom(string home, string torch, Machine machine)
    {
        var lib = Path.Combine(home, "lib");
        var wanted = Path.Combine(lib, torch);
        if (!machine.FileExists(wanted))
        {
            throw new DllNotFoundException(machine.FileExists(Path.Combine(lib, "libtorch_cpu.so"))
                ? $"LIBTORCH_HOME ({home}) holds another libtorch than the one the shim was built for ({torch}): build it again with `{Build}`"
                : $"LIBTORCH_HOME ({home}) holds no lib/libtorch_cpu.so: set it to the folder with libtorch's include/ and lib/, or unset it");
        }
        Open(machine, wanted, $"the libtorch in LIBTORCH_HOME ({home}) could not be loaded");
        // Nothing depends on it; its operators appear when it is loaded.
        var cuda = Path.Combine(lib, "libtorch_cuda.so");
        if (machine.FileExists(cuda)) Open(machine, cuda, $"the libtorch in LIBTORCH_HOME ({home}) could not be loaded");
    }

    /// <summary>
    /// The name under which the shim asks for libtorch, as <c>libtorch_cpu.so.1.13</c>. Under another name a second libtorch would be loaded beside the
    /// first, and end the process.
    /// </summary>
    private static string NeededTorch(byte[] shim)
    {
        // Names lie in an ELF file as zero-ended text.
        var start = shim.AsSpan().IndexOf("\0libtorch_cpu.so"u8) + 1;
        if (start == 0) throw new DllNotFoundException($"{ShimFile} is damaged: build it again with `{Build}`");
        var rest = shim.AsSpan(start);
        var end = rest.IndexOf((byte)0);
        return Encoding.ASCII.GetString(end < 0 ? rest : rest[..end]);
    }

    private static IntPtr Open(Machine machine, string file, string failure)
    {
        var (handle, error) = machine.Open(file);
        return handle != IntPtr.Zero ? handle : throw new DllNotFoundException($"{failure} ({error})");
    }

    /// <summary>What was loaded: the shim's handle, and why several threads may be slower than one.</summary>
    internal sealed record LoadedLibraries(IntPtr Shim, string? BlasNote);

    /// <summary>All that loading asks of the machine it runs on. <c>Open</c> returns a handle, or zero and the reason.</summary>
    internal sealed record Machine(
        Architecture Architecture,
        IReadOnlyList<string> Folders,
        Func<string, string?> Variable,
        Func<string, bool> FileExists,
        Func<string, byte[]> ReadFile,
        Func<string, (IntPtr Handle, string? Error)> Open)
    {
        internal static Machine This => new(
            RuntimeInformation.ProcessArchitecture, ShimFolders(), Environment.GetEnvironmentVariable, File.Exists, File.ReadAllBytes, OpenGlobally);

        /// <summary>A notebook loads this assembly from elsewhere than its host; a host may load it from memory, with no location at all.</summary>
        private static string[] ShimFolders()
        {
            var own = Path.GetDirectoryName(Assembly.GetExecutingAssembly().Location);
            var host = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
            return string.IsNullOrEmpty(own) || own == host ? [host] : [own, host];
        }

        private static (IntPtr Handle, string? Error) OpenGlobally(string file)
        {
            // Clears an older error, and binds the function: binding it after a failure would clear that failure's text.
            _ = LastError();
            var handle = OpenLibrary(file, Now | Global);
            return (handle, handle == IntPtr.Zero ? Marshal.PtrToStringUTF8(LastError()) : null);
        }
    }

    private const int Now = 2;
    private const int Global = 0x100;

    // In every glibc: before 2.34 libc.so.6 has no dlopen, and after it libdl.so.2 still leads there.
    [LibraryImport("libdl.so.2", EntryPoint = "dlopen", StringMarshalling = StringMarshalling.Utf8)]
    private static partial IntPtr OpenLibrary(string file, int flags);

    [LibraryImport("libdl.so.2", EntryPoint = "dlerror")]
    private static partial IntPtr LastError();
}
