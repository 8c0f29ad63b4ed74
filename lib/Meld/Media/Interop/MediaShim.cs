using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Meld.Media.Interop;

/// <summary>The shim over libav: its functions, as <c>native/shim.h</c> documents them, and where it lies.</summary>
internal static unsafe partial class MediaShim
{
    private const string Name = "media_shim";

    private const string File = "libmedia_shim.so";

    /// <summary>What went wrong last on this thread: one sentence, without a full stop.</summary>
    internal static string LastError => Marshal.PtrToStringUTF8((IntPtr)media_error()) ?? "";

    [LibraryImport(Name)]
    private static partial byte* media_error();

    [LibraryImport(Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int media_open(string path, int* file);

    [LibraryImport(Name)]
    internal static partial int media_decode(int file, MediaRequest* request, int* cancelled, MediaResult** result);

    [LibraryImport(Name)]
    internal static partial void media_free(MediaResult* result);

    [LibraryImport(Name)]
    internal static partial int media_encode_clip(
        byte* pixels, long frameCount, float* samples, long sampleCount, MediaEncoding* encoding, byte** bytes, long* size);

    [LibraryImport(Name)]
    internal static partial int media_encode_picture(byte* pixels, int height, int width, int kind, int quality, byte** bytes, long* size);

    [LibraryImport(Name)]
    internal static partial void media_free_bytes(byte* bytes);

    [LibraryImport(Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial WorkerHandle media_worker_start(string program, long memoryBytes);

    [LibraryImport(Name)]
    internal static partial int media_worker_alive(WorkerHandle worker);

    [LibraryImport(Name)]
    internal static partial int media_worker_decode(WorkerHandle worker, int file, MediaRequest* request, int* cancelled, MediaResult** result);

    [LibraryImport(Name)]
    internal static partial void media_worker_stop(IntPtr worker);

    /// <summary>A built file that lies beside this assembly, or null.</summary>
    internal static string? Find(string file, Assembly assembly) =>
        Folders(assembly).Select(folder => Path.Combine(folder, file)).FirstOrDefault(System.IO.File.Exists);

    /// <summary>The sentence for a file that <see cref="Find"/> does not find.</summary>
    internal static string NotFound(string file, Assembly assembly) =>
        $"{file} was not found in {string.Join(" or ", Folders(assembly).Distinct())}: build it with `dotnet build lib/Meld`";

    // A notebook loads this assembly from elsewhere than its host; a host may load it from memory, with no location at all.
    private static string[] Folders(Assembly assembly) =>
        [Path.GetDirectoryName(assembly.Location) is { Length: > 0 } folder ? folder : AppContext.BaseDirectory, AppContext.BaseDirectory];

    // A P/Invoke of the shim finds it beside this assembly, or the sentence that says what is missing.
#pragma warning disable CA2255 // What a module initializer is for: this must come before any P/Invoke of the assembly.
    [ModuleInitializer]
    internal static void Register() => NativeLibrary.SetDllImportResolver(typeof(MediaShim).Assembly, static (name, assembly, _) => Resolve(name, assembly));
#pragma warning restore CA2255

    private static IntPtr Resolve(string name, Assembly assembly)
    {
        if (name != Name) return IntPtr.Zero;
        var path = Find(File, assembly) ?? throw new DllNotFoundException(NotFound(File, assembly));
        return NativeLibrary.TryLoad(path, out var handle) ? handle : throw new DllNotFoundException(
            $"{path} could not be loaded. It needs libav: sudo apt-get install libavformat-dev libavcodec-dev libavutil-dev libswscale-dev libswresample-dev; "
            + "when libav has changed, build it again with `dotnet build lib/Meld`");
    }
}
