using System.Globalization;
using Meld.Media;

namespace Meld.Tests.Media;

/// <summary>A reader whose worker processes a test can find: their command line carries a number of its own, the bytes that they may take.</summary>
internal sealed class CountedWorkers : IDisposable
{
    private static long made;

    public CountedWorkers(int workers, long memoryBytes = 512 << 20, int clipsPerProcess = 100)
    {
        // Whole pages, or the limit would not be the number.
        MemoryBytes = memoryBytes + Interlocked.Increment(ref made) * 4096;
        Reader = new(new() { Workers = workers, MemoryBytes = MemoryBytes, ClipsPerProcess = clipsPerProcess });
    }

    public IsolatedClipReader Reader { get; }

    public long MemoryBytes { get; }

    /// <summary>The processes there are now.</summary>
    public IReadOnlyList<Worker> Running() =>
        [.. from child in Children() where child.CommandLine.EndsWith($"media_worker\0{MemoryBytes}\0", StringComparison.Ordinal) select new Worker(child.Id)];

    /// <summary>Ends the one worker, and waits until it is gone.</summary>
    public void KillIdle()
    {
        var worker = Assert.Single(Running());
        worker.Signal("KILL");
        Assert.True(SpinWait.SpinUntil(() => Children().Any(child => child.Id == worker.Id && child.State == 'Z'), TimeSpan.FromSeconds(10)));
    }

    /// <summary>Children of this process that have ended and were not reaped.</summary>
    public static int Zombies() => Children().Count(child => child.State == 'Z');

    /// <summary>Waits until a reader of this process has the file open, and a little longer, until its worker has the request.</summary>
    public static async Task UntilReadingAsync(string path)
    {
        bool IsOpen() => Directory.EnumerateFiles("/proc/self/fd").Any(file => new FileInfo(file).LinkTarget == path);
        for (var tries = 0; !IsOpen(); tries++)
        {
            Assert.InRange(tries, 0, 3000);
            await Task.Delay(10);
        }
        await Task.Delay(100);
    }

    public void Dispose() => Reader.Dispose();

    private static IEnumerable<(int Id, char State, string CommandLine)> Children()
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id)) continue;
            if (Read(Path.Combine(folder, "stat")) is not { } stat || Read(Path.Combine(folder, "cmdline")) is not { } line) continue;
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            if (fields[1] == Environment.ProcessId.ToString(CultureInfo.InvariantCulture)) yield return (id, fields[0][0], line);
        }
    }

    // It may be gone by now.
    private static string? Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>One worker process.</summary>
    internal sealed record Worker(int Id)
    {
        /// <summary>Most bytes of address space that it has had.</summary>
        public long PeakAddressBytes => Bytes("VmPeak");

        /// <summary>Most bytes of memory that it has had.</summary>
        public long PeakResidentBytes => Bytes("VmHWM");

        /// <summary>Sends it a signal by name, such as KILL.</summary>
        public void Signal(string name)
        {
            using var kill = System.Diagnostics.Process.Start("kill", [$"-{name}", $"{Id}"]);
            kill.WaitForExit();
            Assert.Equal(0, kill.ExitCode);
        }

        /// <summary>What the kernel says of it under that name.</summary>
        public string Status(string name) => Line("status", name + ":");

        /// <summary>The soft limit of a resource by the name that the kernel gives it.</summary>
        public string SoftLimit(string name) => Line("limits", name);

        private long Bytes(string name) => long.Parse(Status(name), CultureInfo.InvariantCulture) * 1024;

        private string Line(string file, string name)
        {
            var line = File.ReadLines($"/proc/{Id}/{file}").First(line => line.StartsWith(name, StringComparison.Ordinal));
            return line[name.Length..].Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[0];
        }
    }
}
