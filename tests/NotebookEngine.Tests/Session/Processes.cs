namespace NotebookEngine.Tests.Session;

/// <summary>Waits for processes that are not this one's children.</summary>
internal static class Processes
{
    /// <summary>A killed process whose new parent has not asked for its exit code is a zombie, state Z.</summary>
    public static async Task<bool> EndsAsync(int processId)
    {
        for (var attempt = 0; attempt < 500; attempt++)
        {
            var status = $"/proc/{processId}/stat";
            if (!File.Exists(status) || (await File.ReadAllTextAsync(status)).Contains(") Z ", StringComparison.Ordinal)) return true;
            await Task.Delay(20);
        }
        return false;
    }
}
