using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Meld.Media;
using Meld.Media.Interop;
using Meld.Testing;

namespace Meld.Tests.Media.Interop;

/// <summary>The worker program itself, and what its caller makes of one that lies.</summary>
[Collection(WorkerTests.Name)]
public sealed class WorkerProgramTests : IDisposable
{
    private const int Fuzzed = 60;

    // Where the answer has its status and how long its text is.
    private const int Status = 8;

    private static readonly ClipRequest Request = new() { Frames = FrameRule.First(2), Size = FrameSize.Exactly(4, 6), SampleRate = 8_000 };

    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    /// <summary>Opens files, sockets and processes, and must not get any.</summary>
    [Fact]
    public void Check_Confined_IsRefusedEverything()
    {
        ProcessStartInfo start = new(Program, ["check"]) { RedirectStandardOutput = true, RedirectStandardInput = true };
        using var check = Process.Start(start)!;
        string[] lines = check.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        check.WaitForExit();
        Assert.Equal(0, check.ExitCode);
        Assert.InRange(lines.Length, 15, 50);
        Assert.All(lines, line => Assert.StartsWith("refused: ", line, StringComparison.Ordinal));
    }

    /// <summary>What the kernel says of a worker that waits for its next clip.</summary>
    [Fact]
    public void Read_Apart_LeavesAConfinedProcess()
    {
        using var workers = new CountedWorkers(1);
        workers.Reader.Read(directory.Write("clip.mp4", MadeClips.Mp4()), Request);
        var worker = Assert.Single(workers.Running());
        Assert.Equal(("1", "2"), (worker.Status("NoNewPrivs"), worker.Status("Seccomp")));
        Assert.Equal($"{workers.MemoryBytes}", worker.SoftLimit("Max address space"));
        Assert.Equal(("0", "0", "4"), (worker.SoftLimit("Max core file size"), worker.SoftLimit("Max file size"), worker.SoftLimit("Max open files")));
        // Half a minute by the request, and a little more for what comes around it.
        Assert.InRange(int.Parse(worker.SoftLimit("Max cpu time"), CultureInfo.InvariantCulture), 30, 60);
    }

    [Fact]
    public void Start_ByHand_SaysWhatItIs()
    {
        using var program = Process.Start(new ProcessStartInfo(Program) { RedirectStandardError = true })!;
        Assert.Contains("media_worker check", program.StandardError.ReadToEnd());
        program.WaitForExit();
        Assert.Equal(2, program.ExitCode);
    }

    [Fact]
    public void Read_PlausibleAnswer_IsTaken()
    {
        var clip = Read(Answer(), Arrays());
        Assert.Equal((2, 4, 6), (clip.Frames!.Count, clip.Frames.Height, clip.Frames.Width));
        Assert.Equal((3, "h264"), (clip.Sound!.Samples.Length, clip.Info.Video!.Codec));
    }

    public static TheoryData<string, int, long> Lies => new()
    {
        { "the format", 0, 1 },
        { "an unknown status", Status, 77 },
        { "a cancellation nobody asked for", Status, MediaStatus.Cancelled },
        { "a crash", Status, (int)MediaProblem.Crash },
        { "text longer than all texts", Status, (long)int.MaxValue << 32 | (int)MediaProblem.Damaged },
        { "negative text", Status, -1L << 32 | (int)MediaProblem.Damaged },
        { "more frames than asked for", FieldOf(nameof(MediaResult.FrameCount)), 3 },
        { "no end of frames", FieldOf(nameof(MediaResult.FrameCount)), long.MaxValue },
        { "less than no frames", FieldOf(nameof(MediaResult.FrameCount)), -1 },
        { "other sizes", FieldOf(nameof(MediaResult.FrameHeight)), 6L << 32 | 5 },
        { "no end of samples", FieldOf(nameof(MediaResult.SampleCount)), long.MaxValue },
        { "less than no samples", FieldOf(nameof(MediaResult.SampleCount)), -1 },
        { "damage that the request does not accept", FieldOf(nameof(MediaResult.DamageBytes)), 3 },
        { "a length that is no number", FieldOf(nameof(MediaResult.Duration)), BitConverter.DoubleToInt64Bits(double.NaN) },
        { "a length beyond all time", FieldOf(nameof(MediaResult.Duration)), BitConverter.DoubleToInt64Bits(1e300) },
        { "a rotation by 45 degrees", FieldOf(nameof(MediaResult.Rotation)), 45 },
    };

    [Theory, MemberData(nameof(Lies))]
    public void Read_AnswerThatCannotBeRight_IsACrash(string what, int offset, long value)
    {
        var answer = Answer();
        MemoryMarshal.Write(answer.AsSpan(offset), value);
        var error = Assert.Throws<MediaException>(() => Read(answer, Arrays()));
        Assert.True(error.Kind == MediaProblem.Crash, $"{what}: {error.Kind}");
        Assert.EndsWith(" gave an answer that cannot be right.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TimesThatFall_AreACrash()
    {
        var arrays = Arrays();
        MemoryMarshal.Write(arrays.AsSpan(2 * 3 * 4 * 6), 1.0);
        Assert.Equal(MediaProblem.Crash, Assert.Throws<MediaException>(() => Read(Answer(), arrays)).Kind);
    }

    [Fact]
    public void Read_AnswerThatEndsTooSoon_IsACrash() =>
        Assert.Equal(MediaProblem.Crash, Assert.Throws<MediaException>(() => Read(Answer(), Arrays()[..^1])).Kind);

    [Fact]
    public void Read_ErrorWithControlCharacters_ReachesNoTerminal()
    {
        var answer = Answer();
        MemoryMarshal.Write(answer.AsSpan(Status), 6L << 32 | (int)MediaProblem.Damaged);
        var error = Assert.Throws<MediaException>(() => Read(answer, "a\e[31m"u8.ToArray()));
        Assert.Equal((MediaProblem.Damaged, "a?[31m"), (error.Kind, error.Message[^7..^1]));
    }

    /// <summary>Whatever its numbers say, an answer is taken or refused, and costs no more memory than the request allows.</summary>
    [Fact]
    public void Read_AnswerWithAnyNumbers_IsTakenOrRefused()
    {
        long[] extremes = [0, 1, -1, 2, int.MaxValue, int.MinValue, long.MaxValue, long.MinValue, 1L << 32, 0x100000001, 0x7fffffff7fffffff];
        for (var seed = 0; seed < Fuzzed; seed++)
        {
            var random = new Random(seed);
            var answer = Answer();
            for (var i = random.Next(1, 4); i > 0; i--)
            {
                MemoryMarshal.Write(answer.AsSpan(random.Next(1, answer.Length / 8) * 8), extremes[random.Next(extremes.Length)]);
            }
            var error = Record.Exception(() => Read(answer, Arrays()));
            Assert.True(error is null or MediaException, $"seed {seed}: {error}");
        }
    }

    private static string Program => Path.Combine(AppContext.BaseDirectory, "media_worker");

    private static ulong Magic => 0x4d454c4400010000 + (ulong)Marshal.SizeOf<MediaRequest>() * 0x100 + (ulong)Marshal.SizeOf<MediaResult>() % 0x100;

    private static int FieldOf(string name) => 16 + (int)Marshal.OffsetOf<MediaResult>(name);

    /// <summary>Reads a file through a program that greets like the worker and then gives this answer.</summary>
    private DecodedClip Read(byte[] answer, byte[] arrays)
    {
        var greeting = new byte[16];
        MemoryMarshal.Write(greeting, Magic);
        greeting[8] = 1;
        directory.Write("greeting", greeting);
        directory.Write("answer", [.. answer, .. arrays]);
        var script = $"#!/bin/sh\nexec >&0\ncd '{directory.Path}'\ncat greeting\nhead -c {8 + Marshal.SizeOf<MediaRequest>()} >/dev/null\ncat answer\n";
        var program = directory.Write("program", script);
        Process.Start("chmod", ["700", program]).WaitForExit();
        try
        {
            using var reader = new IsolatedClipReader(new() { Workers = 1, Program = program });
            return reader.Read(directory.Write("clip.mp4", "any"), Request);
        }
        finally
        {
            File.Delete(program);
        }
    }

    /// <summary>What a worker says first about two frames of 4 x 6 and three samples: format, status and length of text, then the result.</summary>
    private static byte[] Answer()
    {
        MediaResult result = new()
        {
            Duration = 1,
            HasVideo = 1,
            HasAudio = 1,
            VideoHeight = 4,
            VideoWidth = 6,
            VideoRate = 25,
            AudioChannels = 1,
            AudioRate = 8_000,
            FrameHeight = 4,
            FrameWidth = 6,
            FrameCount = 2,
            SampleCount = 3,
        };
        "h264"u8.CopyTo(result.VideoCodec);
        var bytes = new byte[16 + Marshal.SizeOf<MediaResult>()];
        MemoryMarshal.Write(bytes, Magic);
        MemoryMarshal.Write(bytes.AsSpan(16), result);
        return bytes;
    }

    private static byte[] Arrays() => new byte[2 * 3 * 4 * 6 + 2 * sizeof(double) + 3 * sizeof(float)];
}
