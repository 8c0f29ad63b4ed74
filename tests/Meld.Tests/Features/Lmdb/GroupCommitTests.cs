using Meld.Features.Lmdb;

namespace Meld.Tests.Features.Lmdb;

public sealed class GroupCommitTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public void ChangesThatGather_GoTogether()
    {
        List<int> groups = [];
        Run(groups, fails: _ => false, out var errors);

        Assert.Equal([1, 5], groups);
        Assert.All(errors, Assert.Null);
    }

    [Fact]
    public void ChangesThatFail_DoNotTakeTheOthersWithThem()
    {
        List<int> groups = [];
        Run(groups, fails: key => key == 3, out var errors);

        Assert.Equal([1, 5, 1, 1, 1, 1, 1], groups);
        Assert.Equal<string?[]>([null, null, null, "3", null, null], errors);
    }

    // Six threads: while the first waits for the disk, the others' changes gather.
    private static void Run(List<int> groups, Func<int, bool> fails, out string?[] errors)
    {
        using ManualResetEventSlim began = new(), goOn = new();
        var commits = new GroupCommit(group =>
        {
            groups.Add(group.Count);
            if (groups.Count == 1)
            {
                began.Set();
                Assert.True(goOn.Wait(Patience));
            }
            foreach (var key in group.Select(write => (int)write.Changes[0].Key[0]).Where(fails)) throw new IOException($"{key}");
        });
        var messages = new string?[6];
        var threads = Enumerable.Range(0, messages.Length).Select(number => new Thread(() => messages[number] = Write(commits, number))).ToArray();
        threads[0].Start();
        Assert.True(began.Wait(Patience));
        foreach (var thread in threads[1..]) thread.Start();
        Assert.True(SpinWait.SpinUntil(() => threads[1..].All(thread => thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin)), Patience));
        goOn.Set();
        Assert.All(threads, thread => Assert.True(thread.Join(Patience)));
        errors = messages;
    }

    private static string? Write(GroupCommit commits, int number)
    {
        try
        {
            commits.Write([new StoreChange([(byte)number])]);
            return null;
        }
        catch (IOException error)
        {
            return error.Message;
        }
    }
}
