// SPDX-License-Identifier: MIT
// Which tests run where: on each target whose tools are here. Where they are not, the test is skipped, and the words of
// its skipping are "NAME (what to install)", which tools/test.sh gathers into one line.
using System.Reflection;
using Xunit.Sdk;

namespace EPython.Targets.Tests;

/// <summary>A row for each target that can run here.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RunnableTargetsAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) =>
        Targets.Runnable.Where(name => Targets.Missing(name) is null).Select(name => new object[] { name });
}

/// <summary>A skipped row for each target that cannot, so that a run says what it did not test.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MissingTargetsAttribute : DataAttribute
{
    public MissingTargetsAttribute() => Skip = string.Join("; ", Absent.Select(Targets.Missing));

    private static IEnumerable<string> Absent => Targets.Runnable.Where(name => Targets.Missing(name) is not null);

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => Absent.Select(name => new object[] { name });
}

/// <summary>A test for which the tools of one target must be here.</summary>
public sealed class TargetFactAttribute : FactAttribute
{
    public TargetFactAttribute(string target) => Skip = Targets.Missing(target);
}

/// <summary>The same, with data of its own.</summary>
public sealed class TargetTheoryAttribute : TheoryAttribute
{
    public TargetTheoryAttribute(string target) => Skip = Targets.Missing(target);
}
