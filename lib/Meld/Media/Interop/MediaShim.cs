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

    [LibraryImport(Name)]
    internal static partial byte* media_versions();

    [LibraryImport(Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int media_open(string path, int* file);

    [LibraryImport(Name)]
    internal static partial int media_decode(int file, MediaRequest* request, int* cancelled, MediaResult** result);

    [LibraryImport(Name)]
    internal static partial void media_free(MediaResult* result);

    // A P/Invoke of the shim finds it beside this assembly, or the sentence that says what is missing.
#pragma warning disable CA2255 // What a module initializer is for: this must come before any P/Invoke of the assembly.
    [ModuleInitializer]
    internal static void Register() => NativeLibrary.SetDllImportResolver(typeof(MediaShim).Assembly, static (name, assembly, _) => Resolve(name, assembly));
#pragma warning restore CA2255

    private static IntPtr Resolve(string name, Assembly assembly)
    {
        if (name != Name) return IntPtr.Zero;
        string[] folders = [Path.GetDirectoryName(assembly.Location) is { Length: > 0 } folder ? folder : AppContext.BaseDirectory, AppContext.BaseDirectory];
        var path = folders.Select(folder => Path.Combine(folder, File)).FirstOrDefault(System.IO.File.Exists)
            ?? throw new DllNotFoundException($"{File} was not found in {string.Join(" or ", folders.Distinct())}: build it with `dotnet build lib/Meld`");
        return NativeLibrary.TryLoad(path, out var handle) ? handle : throw new DllNotFoundException(
            $"{path} could not be loaded. It needs libav: sudo apt-get install libavformat-dev libavcodec-dev libavutil-dev libswscale-dev libswresample-dev; "
            + "when libav has changed, build it again with `dotnet build lib/Meld`");
    }
}
