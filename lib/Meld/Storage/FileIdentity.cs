using System.Runtime.InteropServices;

namespace Meld.Storage;

/// <summary>What is the same for every path to a file, and different for any other file that is there at the same time (Linux).</summary>
/// <param name="Device">The file system.</param>
/// <param name="Inode">The file on it.</param>
internal readonly partial record struct FileIdentity(ulong Device, ulong Inode)
{
    // statx(2), which has the same layout on every machine, as stat has not.
    private const int CurrentFolder = -100;
    private const uint WantInode = 0x100;
    private const int BufferSize = 256, InodeOffset = 32, DeviceMajorOffset = 136, DeviceMinorOffset = 140;

    /// <summary>The identity of the file at a path, or null where there is none or it may not be seen.</summary>
    public static unsafe FileIdentity? Of(string path)
    {
        var buffer = stackalloc byte[BufferSize];
        return statx(CurrentFolder, path, 0, WantInode, buffer) != 0
            ? null
            : new FileIdentity(((ulong)*(uint*)(buffer + DeviceMajorOffset) << 32) | *(uint*)(buffer + DeviceMinorOffset), *(ulong*)(buffer + InodeOffset));
    }

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int statx(int folder, string path, int flags, uint mask, byte* buffer);
}
